var ie=class extends Error{constructor(s,n,l,r=null,a=null){super(l||n);this.status=s;this.title=n;this.detail=l;this.body=r;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Kr=new Set,Yr=!0;function Qr(e){Kr.add(e)}function Gc(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==Yr){Yr=s;for(let n of Kr)n(s)}}function Uc(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function jc(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new ie(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new ie(e.status,e.statusText,"",null,s)}}async function Ln(e,t,s,n={}){let l={Accept:"application/json","X-CSRF-Token":Uc()},r=s instanceof FormData||s instanceof Blob;s!==void 0&&!r&&(l["Content-Type"]="application/json"),n.version&&(l["If-Match"]=n.version),n.once&&(l["Idempotency-Key"]=n.once);let a;try{a=await fetch(t,{method:e,headers:l,body:s===void 0?null:r?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(d){throw d instanceof DOMException&&d.name==="AbortError"?d:new ie(0,"Unreachable","")}if(Gc(a.status,t),!a.ok)throw await jc(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var at={get:(e,t)=>Ln("GET",e,void 0,t),post:(e,t,s)=>Ln("POST",e,t??{},s),put:(e,t,s)=>Ln("PUT",e,t,s),patch:(e,t,s)=>Ln("PATCH",e,t,s),delete:(e,t)=>Ln("DELETE",e,void 0,t)};var wi=globalThis,Jr=e=>e,ol=wi.trustedTypes,Zr=ol?ol.createPolicy("lit-html",{createHTML:e=>e}):void 0,yi="$lit$",es=`lit$${Math.random().toFixed(9).slice(2)}$`,vi="?"+es,Yc=`<${vi}>`,Ps=document,Nn=()=>Ps.createComment(""),Hn=e=>e===null||typeof e!="object"&&typeof e!="function",xi=Array.isArray,lo=e=>xi(e)||typeof e?.[Symbol.iterator]=="function",$i=`[ 	
\f\r]`,On=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Xr=/-->/g,to=/>/g,Rs=RegExp(`>|${$i}(?:([^\\s"'>=/]+)(${$i}*=${$i}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),eo=/'/g,so=/"/g,io=/^(?:script|style|textarea|title)$/i,Ti=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),$=Ti(1),oe=Ti(2),Id=Ti(3),re=Symbol.for("lit-noChange"),_=Symbol.for("lit-nothing"),no=new WeakMap,Cs=Ps.createTreeWalker(Ps,129);function ro(e,t){if(!xi(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Zr!==void 0?Zr.createHTML(t):t}var oo=(e,t)=>{let s=e.length-1,n=[],l,r=t===2?"<svg>":t===3?"<math>":"",a=On;for(let f=0;f<s;f++){let d=e[f],m,y,g=-1,b=0;for(;b<d.length&&(a.lastIndex=b,y=a.exec(d),y!==null);)b=a.lastIndex,a===On?y[1]==="!--"?a=Xr:y[1]!==void 0?a=to:y[2]!==void 0?(io.test(y[2])&&(l=RegExp("</"+y[2],"g")),a=Rs):y[3]!==void 0&&(a=Rs):a===Rs?y[0]===">"?(a=l??On,g=-1):y[1]===void 0?g=-2:(g=a.lastIndex-y[2].length,m=y[1],a=y[3]===void 0?Rs:y[3]==='"'?so:eo):a===so||a===eo?a=Rs:a===Xr||a===to?a=On:(a=Rs,l=void 0);let T=a===Rs&&e[f+1].startsWith("/>")?" ":"";r+=a===On?d+Yc:g>=0?(n.push(m),d.slice(0,g)+yi+d.slice(g)+es+T):d+es+(g===-2?f:T)}return[ro(e,r+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},Fn=class e{constructor({strings:t,_$litType$:s},n){let l;this.parts=[];let r=0,a=0,f=t.length-1,d=this.parts,[m,y]=oo(t,s);if(this.el=e.createElement(m,n),Cs.currentNode=this.el.content,s===2||s===3){let g=this.el.content.firstChild;g.replaceWith(...g.childNodes)}for(;(l=Cs.nextNode())!==null&&d.length<f;){if(l.nodeType===1){if(l.hasAttributes())for(let g of l.getAttributeNames())if(g.endsWith(yi)){let b=y[a++],T=l.getAttribute(g).split(es),S=/([.?@])?(.*)/.exec(b);d.push({type:1,index:r,name:S[2],strings:T,ctor:S[1]==="."?cl:S[1]==="?"?ul:S[1]==="@"?hl:Ds}),l.removeAttribute(g)}else g.startsWith(es)&&(d.push({type:6,index:r}),l.removeAttribute(g));if(io.test(l.tagName)){let g=l.textContent.split(es),b=g.length-1;if(b>0){l.textContent=ol?ol.emptyScript:"";for(let T=0;T<b;T++)l.append(g[T],Nn()),Cs.nextNode(),d.push({type:2,index:++r});l.append(g[b],Nn())}}}else if(l.nodeType===8)if(l.data===vi)d.push({type:2,index:r});else{let g=-1;for(;(g=l.data.indexOf(es,g+1))!==-1;)d.push({type:7,index:r}),g+=es.length-1}r++}}static createElement(t,s){let n=Ps.createElement("template");return n.innerHTML=t,n}};function Es(e,t,s=e,n){if(t===re)return t;let l=n!==void 0?s._$Co?.[n]:s._$Cl,r=Hn(t)?void 0:t._$litDirective$;return l?.constructor!==r&&(l?._$AO?.(!1),r===void 0?l=void 0:(l=new r(e),l._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=l:s._$Cl=l),l!==void 0&&(t=Es(e,l._$AS(e,t.values),l,n)),t}var al=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,l=(t?.creationScope??Ps).importNode(s,!0);Cs.currentNode=l;let r=Cs.nextNode(),a=0,f=0,d=n[0];for(;d!==void 0;){if(a===d.index){let m;d.type===2?m=new rn(r,r.nextSibling,this,t):d.type===1?m=new d.ctor(r,d.name,d.strings,this,t):d.type===6&&(m=new dl(r,this,t)),this._$AV.push(m),d=n[++f]}a!==d?.index&&(r=Cs.nextNode(),a++)}return Cs.currentNode=Ps,l}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},rn=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,l){this.type=2,this._$AH=_,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=l,this._$Cv=l?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Es(this,t,s),Hn(t)?t===_||t==null||t===""?(this._$AH!==_&&this._$AR(),this._$AH=_):t!==this._$AH&&t!==re&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):lo(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==_&&Hn(this._$AH)?this._$AA.nextSibling.data=t:this.T(Ps.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,l=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=Fn.createElement(ro(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===l)this._$AH.p(s);else{let r=new al(l,this),a=r.u(this.options);r.p(s),this.T(a),this._$AH=r}}_$AC(t){let s=no.get(t.strings);return s===void 0&&no.set(t.strings,s=new Fn(t)),s}k(t){xi(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,l=0;for(let r of t)l===s.length?s.push(n=new e(this.O(Nn()),this.O(Nn()),this,this.options)):n=s[l],n._$AI(r),l++;l<s.length&&(this._$AR(n&&n._$AB.nextSibling,l),s.length=l)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=Jr(t).nextSibling;Jr(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Ds=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,l,r){this.type=1,this._$AH=_,this._$AN=void 0,this.element=t,this.name=s,this._$AM=l,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=_}_$AI(t,s=this,n,l){let r=this.strings,a=!1;if(r===void 0)t=Es(this,t,s,0),a=!Hn(t)||t!==this._$AH&&t!==re,a&&(this._$AH=t);else{let f=t,d,m;for(t=r[0],d=0;d<r.length-1;d++)m=Es(this,f[n+d],s,d),m===re&&(m=this._$AH[d]),a||=!Hn(m)||m!==this._$AH[d],m===_?t=_:t!==_&&(t+=(m??"")+r[d+1]),this._$AH[d]=m}a&&!l&&this.j(t)}j(t){t===_?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},cl=class extends Ds{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===_?void 0:t}},ul=class extends Ds{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==_)}},hl=class extends Ds{constructor(t,s,n,l,r){super(t,s,n,l,r),this.type=5}_$AI(t,s=this){if((t=Es(this,t,s,0)??_)===re)return;let n=this._$AH,l=t===_&&n!==_||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,r=t!==_&&(n===_||l);l&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},dl=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){Es(this,t)}},ao={M:yi,P:es,A:vi,C:1,L:oo,R:al,D:lo,V:Es,I:rn,H:Ds,N:ul,U:hl,B:cl,F:dl},Kc=wi.litHtmlPolyfillSupport;Kc?.(Fn,rn),(wi.litHtmlVersions??=[]).push("3.3.3");var on=(e,t,s)=>{let n=s?.renderBefore??t,l=n._$litPart$;if(l===void 0){let r=s?.renderBefore??null;n._$litPart$=l=new rn(t.insertBefore(Nn(),r),r,void 0,s??{})}return l._$AI(e),l};var fe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ne=e=>(...t)=>({_$litDirective$:e,values:t}),ke=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var Qc=Ne(class extends ke{constructor(e){if(super(e),e.type!==fe.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let l=!!t[n];l===this.st.has(n)||this.nt?.has(n)||(l?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return re}});var{I:Jc}=ao,co=e=>e;var fl=e=>e.strings===void 0,uo=()=>document.createComment(""),an=(e,t,s)=>{let n=e._$AA.parentNode,l=t===void 0?e._$AB:t._$AA;if(s===void 0){let r=n.insertBefore(uo(),l),a=n.insertBefore(uo(),l);s=new Jc(r,a,e,e.options)}else{let r=s._$AB.nextSibling,a=s._$AM,f=a!==e;if(f){let d;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(d=e._$AU)!==a._$AU&&s._$AP(d)}if(r!==l||f){let d=s._$AA;for(;d!==r;){let m=co(d).nextSibling;co(n).insertBefore(d,l),d=m}}}return s},hs=(e,t,s=e)=>(e._$AI(t,s),e),Zc={},cn=(e,t=Zc)=>e._$AH=t,ho=e=>e._$AH,ml=e=>{e._$AR(),e._$AA.remove()};var Xc=Ne(class extends ke{constructor(){super(...arguments),this.key=_}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(cn(e),this.key=t),s}});var tu=Ne(class extends ke{constructor(e){if(super(e),e.type!==fe.PROPERTY&&e.type!==fe.ATTRIBUTE&&e.type!==fe.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!fl(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===re||t===_)return t;let s=e.element,n=e.name;if(e.type===fe.PROPERTY){if(t===s[n])return re}else if(e.type===fe.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return re}else if(e.type===fe.ATTRIBUTE&&s.getAttribute(n)===t+"")return re;return cn(e),t}});var Bn=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),Bn(n,t);return!0},pl=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},fo=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),nu(t)}};function eu(e){this._$AN!==void 0?(pl(this),this._$AM=e,fo(this)):this._$AM=e}function su(e,t=!1,s=0){let n=this._$AH,l=this._$AN;if(l!==void 0&&l.size!==0)if(t)if(Array.isArray(n))for(let r=s;r<n.length;r++)Bn(n[r],!1),pl(n[r]);else n!=null&&(Bn(n,!1),pl(n));else Bn(this,e)}var nu=e=>{e.type==fe.CHILD&&(e._$AP??=su,e._$AQ??=eu)},gl=class extends ke{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),fo(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(Bn(this,t),pl(this))}setValue(t){if(fl(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var _i=new WeakMap,Vn=Ne(class extends gl{render(e){return _}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),_}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=_i.get(t);s===void 0&&(s=new WeakMap,_i.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?_i.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var mo=(e,t,s)=>{let n=new Map;for(let l=t;l<=s;l++)n.set(e[l],l);return n},lu=Ne(class extends ke{constructor(e){if(super(e),e.type!==fe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let l=[],r=[],a=0;for(let f of e)l[a]=n?n(f,a):a,r[a]=s(f,a),a++;return{values:r,keys:l}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let l=ho(e),{values:r,keys:a}=this.dt(t,s,n);if(!Array.isArray(l))return this.ut=a,r;let f=this.ut??=[],d=[],m,y,g=0,b=l.length-1,T=0,S=r.length-1;for(;g<=b&&T<=S;)if(l[g]===null)g++;else if(l[b]===null)b--;else if(f[g]===a[T])d[T]=hs(l[g],r[T]),g++,T++;else if(f[b]===a[S])d[S]=hs(l[b],r[S]),b--,S--;else if(f[g]===a[S])d[S]=hs(l[g],r[S]),an(e,d[S+1],l[g]),g++,S--;else if(f[b]===a[T])d[T]=hs(l[b],r[T]),an(e,l[g],l[b]),b--,T++;else if(m===void 0&&(m=mo(a,T,S),y=mo(f,g,b)),m.has(f[g]))if(m.has(f[b])){let O=y.get(a[T]),I=O!==void 0?l[O]:null;if(I===null){let q=an(e,l[g]);hs(q,r[T]),d[T]=q}else d[T]=hs(I,r[T]),an(e,l[g],I),l[O]=null;T++}else ml(l[b]),b--;else ml(l[g]),g++;for(;T<=S;){let O=an(e,d[S+1]);hs(O,r[T]),d[T++]=O}for(;g<=b;){let O=l[g++];O!==null&&ml(O)}return this.ut=a,cn(e,d),re}});var iu=["zero","one","two","few","many","other"],bl={},He=document.documentElement.lang==="ar"?"ar":"en",Ye=He==="ar"?"ar-OM-u-nu-latn":"en-GB";async function bo(){if(!(He==="en"||Object.keys(bl).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(bl=await e.json())}catch{}}function Ai(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function c(e,t={}){let s=bl[e];return Ai(typeof s=="string"?s:e,t)}function un(e,t,s,n={}){let l=bl[e],r={n:j(s),...n};if(Array.isArray(l)){let a=iu.indexOf(ou.select(s));return Ai(l[a]??e,r)}return Ai(s===1?e:t,r)}var ru={day:"numeric",month:"short",year:"numeric",hour:He==="ar"?"numeric":"2-digit",minute:"2-digit"},ou=new Intl.PluralRules("ar"),au=new Intl.NumberFormat(Ye,{style:"percent",maximumFractionDigits:0}),cu=new Intl.DateTimeFormat(Ye,{timeStyle:"short"}),uu=new Intl.DateTimeFormat(Ye,ru),po=new Map;function j(e,t=0){let s=po.get(t);return s||(s=new Intl.NumberFormat(Ye,{maximumFractionDigits:t,minimumFractionDigits:t}),po.set(t,s)),s.format(e)}function Ct(e){return e==null?"–":au.format(e)}function Pt(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[s,n,l]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],r=a=>String(a).padStart(2,"0");return s?`${s}:${r(n)}:${r(l)}`:`${n}:${r(l)}`}function Se(e){if(e==null)return"–";let t=new Date(e*1e3);return ki((t.toDateString()===new Date().toDateString()?cu:uu).format(t))}function ki(e){return He==="ar"?`⁧${e}⁩`:e}var go=/[\u064b-\u0650\u0652]/g;function jt(e,t){return e?.[He]?.replace(go,"")??e?.en??e?.ar?.replace(go,"")??t}var hu={"unknown case":()=>c("There is no such case, or it is not yours to see."),stale:()=>c("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>c("Your role may not do that."),state:()=>c("The case cannot be changed like that as it stands."),"saved filter":()=>c("The list cannot be kept under this name."),file:()=>c("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>c("A password has 12 to 256 characters, and is not easy to guess."),"old password":()=>c("Your current password is another one."),store:()=>c("The store cannot be used now: nothing was changed, try again.")},du={400:()=>c("What was sent was not understood."),401:()=>c("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>c("This is not allowed."),404:()=>c("This is not there, or not any more."),409:()=>c("This cannot be done as things stand."),412:()=>c("Somebody changed it meanwhile. Look at it again."),413:()=>c("This is too large."),422:()=>c("What was sent was not understood."),507:()=>c("The hotline cannot write it to its disk. Tell an administrator.")},fu=5;function $o({status:e,code:t,detail:s,retryAfter:n}){if(He==="en"&&s)return s;let l=hu[t]?.()??mu(e,t,n)??du[e]?.();return l||(e>=500?c("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):c("This cannot be done as things stand."))}function mu(e,t,s){let n=s!==null&&s>fu?pu(s):null;return t==="busy"?n?c("Many people sign in at this moment. Try again at {time}.",{time:n}):c("Many people sign in at this moment. Try again in a moment."):e===429?n?c("Too many requests. Try again at {time}.",{time:n}):c("Too many requests. Wait a moment and try again."):e!==503?null:n?c("This cannot be done right now. Try again at {time}.",{time:n}):c("This cannot be done right now. Try again in a moment.")}function pu(e){let t=Date.now()+e*1e3;return ki(new Intl.DateTimeFormat(Ye,{timeStyle:e<120?"medium":"short"}).format(t))}var gu=[{path:"/desk/agent",title:()=>c("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>c("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>c("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>c("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>c("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>c("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>c("Screens"),roles:["administrator"]}];function bu(e){return gu.filter(t=>t.roles.some(s=>e.roles.includes(s)))}var $u=3;function wu(e){return[0,429,502,503,504].includes(e)}async function yo(e){let t=await Si(async()=>(await at.get("/desk/api/me")).body);t&&e(t)}async function Si(e){for(;;){await bo();try{return await e()}catch(t){if(t instanceof ie&&t.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let s=t instanceof ie&&(wu(t.status)||t.status===500);if(on($`${Mi(null)}
          <main class="page" id="content">${yu(t,s)}</main>`,document.body),!s)return null;await new Promise(n=>setTimeout(n,(t.retryAfter??$u)*1e3))}}}function yu(e,t){return $`<p role="alert" class="trouble">
    ${e instanceof ie&&e.status===0?c("The hotline cannot be reached."):Wn(e)}
    ${t?c("Trying again…"):_}
  </p>`}function Wn(e){return e instanceof ie&&e.status===0?c("The hotline cannot be reached. Look at your connection and try again."):e instanceof ie?$o(e):c("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Mi(e,t=_){let s=e?bu(e):[];return $`
    <a class="skip" href="#content">${c("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${c("Places")}>
        ${s.map(n=>$`<a href=${n.path} aria-current=${location.pathname===n.path?"page":_}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${xu} aria-label=${c("Light or dark")}>◐</button>
      <button class="quiet" lang=${He==="ar"?"en":"ar"} @click=${vu}>
        ${He==="ar"?"English":"العربية"}
      </button>
      ${e?$`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Tu}>${c("Sign out")}</button>`:_}
    </header>
  `}function vu(){document.cookie=`hotline_language=${He==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function xu(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Tu(){try{await at.post("/desk/api/sign-out")}catch(e){if(!(e instanceof ie&&e.status===401))return me(Wn(e),"trouble")}location.assign("/desk/sign-in")}var wo=null;function me(e,t="good"){wo??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),wo.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function xt(e,t=s=>me(s,"trouble")){try{return await e()}catch(s){t(Wn(s));return}}function Me(e,t){return e?$`<div class="card">
        <p class="trouble" role="alert">${e}</p>
        <p><button class="plain" @click=${t}>${c("Try again")}</button></p>
      </div>`:$`<p class="empty soft" role="status">${c("Loading…")}</p>`}var In=null;Qr(e=>{In?.remove(),!(e||location.pathname==="/desk/sign-in")&&(In=document.body.appendChild(document.createElement("div")),In.className="notices",In.setAttribute("role","alert"),on($`<p class="notice trouble">
      ${c("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${c("Sign in")}</a>
    </p>`,In))});var it="/desk/api/quality";function _u(e){let t=s=>String(s).padStart(2,"0");return`${e.getFullYear()}-${t(e.getMonth()+1)}-${t(e.getDate())}`}function ss(e){let t=new Date;return t.setDate(t.getDate()-e),_u(t)}function ds(e){let t=new Date(`${e}T12:00:00`);return Number.isNaN(t.getTime())?e:new Intl.DateTimeFormat(Ye,{day:"numeric",month:"short",year:"numeric"}).format(t)}function hn(e){return new Date(`${e}T00:00:00`).getTime()/1e3}function pe(e,t){return t?e.names.agents[t]??t:c("nobody")}function zt(e,t,s){return t?jt(e[t],t):s}function dn(e,t){let s=(n,l)=>$`<label class="day"
      >${l}
      <input
        type="date"
        .value=${e[n]}
        max=${n==="from"?e.to:_}
        min=${n==="to"?e.from:_}
        @change=${r=>{let a=r.target.value;a&&t({...e,[n]:a})}} />
    </label>`;return $`${s("from",c("From"))}${s("to",c("To"))}`}function fs(e,t,s,n){return $`<label class="day"
    >${e}
    <select @change=${l=>n(l.target.value)}>
      ${s.map(([l,r])=>$`<option value=${l} ?selected=${l===t}>${r}</option>`)}
    </select>
  </label>`}function $l(e){return[["",c("All agents")],...Object.entries(e.names.agents)]}function ms(e,t){if(t)return $`<span class="tag bad">${Ct(e)} · ${c("fatal error")}</span>`;let s=e===null?"":e>=.85?"good":e>=.7?"warn":"bad";return $`<span class="tag ${s}">${Ct(e)}</span>`}function fn(e){let t={"":"",acknowledged:c("read by the agent"),disputed:c("disputed"),kept:c("dispute answered"),changed:c("being changed")};return e?$`<span class="tag ${e==="disputed"?"warn":""}">${t[e]}</span>`:_}function wl(e){if(e.csat===null||e.interval===null)return $`<span class="soft">${c("no marks")}</span>`;let[t,s]=e.interval;return $`<span class="share">
    <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-ground" width="100" height="12"></rect>
      <rect class="share-range" x=${t*100} width=${(s-t)*100} height="12"></rect>
      <rect class="share-value" x=${Math.max(e.csat*100-.8,0)} width="1.6" height="12"></rect>
    </svg>
    <b class="number">${Ct(e.csat)}</b>
    <span class="soft small number"><bdi>${j(t*100)}–${j(s*100)}</bdi></span>
    ${e.uncertain?$`<span class="tag warn">${c("few answers")}</span>`:_}
  </span>`}function Ke(e){return $`<p class="empty soft">${e}</p>`}var mn=class{#t;#e="";#n;constructor(t,s){this.#t={from:ss(t),to:ss(0)},this.#n=s}fields(t){return $`${dn(this.#t,s=>{this.#t=s,this.#n()})}
    ${fs(c("Agent"),this.#e,$l(t),s=>{this.#e=s,this.#n()})}`}query(){return new URLSearchParams({...this.#t,...this.#e?{agent:this.#e}:{}})}};var Au="uplot",ku="u-hz",Su="u-vt",Mu="u-title",Ru="u-wrap",Cu="u-under",Pu="u-over",Eu="u-axis",Ns="u-off",Du="u-select",Lu="u-cursor-x",Ou="u-cursor-y",Nu="u-cursor-pt",Hu="u-legend",Fu="u-live",Bu="u-inline",Vu="u-series",Iu="u-marker",vo="u-label",Wu="u-value",zn="width",Gn="height";var xo="bottom",pn="left",Ri="right",Ui="#000",To=Ui+"0",Ci="mousemove",_o="mousedown",Pi="mouseup",Ao="mouseenter",ko="mouseleave",So="dblclick",qu="resize",zu="scroll",Mo="change",_l="dppxchange",ji="--",xn=typeof window<"u",Ni=xn?document:null,bn=xn?window:null,Gu=xn?navigator:null,ht,yl;function Hi(){let e=devicePixelRatio;ht!=e&&(ht=e,yl&&Bi(Mo,yl,Hi),yl=matchMedia(`(min-resolution: ${ht-.001}dppx) and (max-resolution: ${ht+.001}dppx)`),Hs(Mo,yl,Hi),bn.dispatchEvent(new CustomEvent(_l)))}function ge(e,t){if(t!=null){let s=e.classList;!s.contains(t)&&s.add(t)}}function Fi(e,t){let s=e.classList;s.contains(t)&&s.remove(t)}function Tt(e,t,s){e.style[t]=s+"px"}function Fe(e,t,s,n){let l=Ni.createElement(e);return t!=null&&ge(l,t),s?.insertBefore(l,n),l}function Re(e,t){return Fe("div",e,t)}var Ro=new WeakMap;function Qe(e,t,s,n,l){let r="translate("+t+"px,"+s+"px)",a=Ro.get(e);r!=a&&(e.style.transform=r,Ro.set(e,r),t<0||s<0||t>n||s>l?ge(e,Ns):Fi(e,Ns))}var Co=new WeakMap;function Po(e,t,s){let n=t+s,l=Co.get(e);n!=l&&(Co.set(e,n),e.style.background=t,e.style.borderColor=s)}var Eo=new WeakMap;function Do(e,t,s,n){let l=t+""+s,r=Eo.get(e);l!=r&&(Eo.set(e,l),e.style.height=s+"px",e.style.width=t+"px",e.style.marginLeft=n?-t/2+"px":0,e.style.marginTop=n?-s/2+"px":0)}var Yi={passive:!0},Uu={...Yi,capture:!0};function Hs(e,t,s,n){t.addEventListener(e,s,n?Uu:Yi)}function Bi(e,t,s,n){t.removeEventListener(e,s,Yi)}xn&&Hi();function Be(e,t,s,n){let l;s=s||0,n=n||t.length-1;let r=n<=2147483647;for(;n-s>1;)l=r?s+n>>1:be((s+n)/2),t[l]<e?s=l:n=l;return e-t[s]<=t[n]-e?s:n}function oa(e){return(s,n,l)=>{let r=-1,a=-1;for(let f=n;f<=l;f++)if(e(s[f])){r=f;break}for(let f=l;f>=n;f--)if(e(s[f])){a=f;break}return[r,a]}}var aa=e=>e!=null,ca=e=>e!=null&&e>0,Sl=oa(aa),ju=oa(ca);function Yu(e,t,s,n=0,l=!1){let r=l?ju:Sl,a=l?ca:aa;[t,s]=r(e,t,s);let f=e[t],d=e[t];if(t>-1)if(n==1)f=e[t],d=e[s];else if(n==-1)f=e[s],d=e[t];else for(let m=t;m<=s;m++){let y=e[m];a(y)&&(y<f?f=y:y>d&&(d=y))}return[f??gt,d??-gt]}function Ml(e,t,s,n){let l=No(e),r=No(t);e==t&&(l==-1?(e*=s,t/=s):(e/=s,t*=s));let a=s==10?ns:ua,f=l==1?be:Ce,d=r==1?Ce:be,m=f(a(Ht(e))),y=d(a(Ht(t))),g=$n(s,m),b=$n(s,y);return s==10&&(m<0&&(g=bt(g,-m)),y<0&&(b=bt(b,-y))),n||s==2?(e=g*l,t=b*r):(e=ma(e,g),t=Rl(t,b)),[e,t]}function Ki(e,t,s,n){let l=Ml(e,t,s,n);return e==0&&(l[0]=0),t==0&&(l[1]=0),l}var Qi=.1,Lo={mode:3,pad:Qi},jn={pad:0,soft:null,mode:0},Ku={min:jn,max:jn};function Al(e,t,s,n){return Cl(s)?Oo(e,t,s):(jn.pad=s,jn.soft=n?0:null,jn.mode=n?3:0,Oo(e,t,Ku))}function ct(e,t){return e??t}function Qu(e,t,s){for(t=ct(t,0),s=ct(s,e.length-1);t<=s;){if(e[t]!=null)return!0;t++}return!1}function Oo(e,t,s){let n=s.min,l=s.max,r=ct(n.pad,0),a=ct(l.pad,0),f=ct(n.hard,-gt),d=ct(l.hard,gt),m=ct(n.soft,gt),y=ct(l.soft,-gt),g=ct(n.mode,0),b=ct(l.mode,0),T=t-e,S=ns(T),O=ee(Ht(e),Ht(t)),I=ns(O),q=Ht(I-S);(T<1e-24||q>10)&&(T=0,(e==0||t==0)&&(T=1e-24,g==2&&m!=gt&&(r=0),b==2&&y!=-gt&&(a=0)));let k=T||O||1e3,W=ns(k),M=$n(10,be(W)),Z=k*(T==0?e==0?.1:1:r),L=bt(ma(e-Z,M/10),24),X=e>=m&&(g==1||g==3&&L<=m||g==2&&L>=m)?m:gt,K=ee(f,L<X&&e>=X?X:Ve(X,L)),st=k*(T==0?t==0?.1:1:a),Y=bt(Rl(t+st,M/10),24),R=t<=y&&(b==1||b==3&&Y>=y||b==2&&Y<=y)?y:-gt,J=Ve(d,Y>R&&t<=R?R:ee(R,Y));return K==J&&K==0&&(J=100),[K,J]}var Ju=new Intl.NumberFormat(xn?Gu.language:"en-US"),Ji=e=>Ju.format(e),$e=Math,Tl=$e.PI,Ht=$e.abs,be=$e.floor,Nt=$e.round,Ce=$e.ceil,Ve=$e.min,ee=$e.max,$n=$e.pow,No=$e.sign,ns=$e.log10,ua=$e.log2,Zu=(e,t=1)=>$e.sinh(e)*t,Ei=(e,t=1)=>$e.asinh(e/t),gt=1/0;function Ho(e){return(ns((e^e>>31)-(e>>31))|0)+1}function Vi(e,t,s){return Ve(ee(e,t),s)}function ha(e){return typeof e=="function"}function nt(e){return ha(e)?e:()=>e}var Xu=()=>{},da=e=>e,fa=(e,t)=>t,th=e=>null,Fo=e=>!0,Bo=(e,t)=>e==t,eh=/\.\d*?(?=9{6,}|0{6,})/gm,Fs=e=>{if(ga(e)||gs.has(e))return e;let t=`${e}`,s=t.match(eh);if(s==null)return e;let n=s[0].length-1;if(t.indexOf("e-")!=-1){let[l,r]=t.split("e");return+`${Fs(l)}e${r}`}return bt(e,n)};function Ls(e,t){return Fs(bt(Fs(e/t))*t)}function Rl(e,t){return Fs(Ce(Fs(e/t))*t)}function ma(e,t){return Fs(be(Fs(e/t))*t)}function bt(e,t=0){if(ga(e))return e;let s=10**t,n=e*s*(1+Number.EPSILON);return Nt(n)/s}var gs=new Map;function pa(e){return((""+e).split(".")[1]||"").length}function Kn(e,t,s,n){let l=[],r=n.map(pa);for(let a=t;a<s;a++){let f=Ht(a),d=bt($n(e,a),f);for(let m=0;m<n.length;m++){let y=e==10?+`${n[m]}e${a}`:n[m]*d,g=(a>=0?0:f)+(a>=r[m]?0:r[m]),b=e==10?y:bt(y,g);l.push(b),gs.set(b,g)}}return l}var Yn={},Zi=[],wn=[null,null],ps=Array.isArray,ga=Number.isInteger,sh=e=>e===void 0;function Vo(e){return typeof e=="string"}function Cl(e){let t=!1;if(e!=null){let s=e.constructor;t=s==null||s==Object}return t}function nh(e){return e!=null&&typeof e=="object"}var lh=Object.getPrototypeOf(Uint8Array),ba="__proto__";function yn(e,t=Cl){let s;if(ps(e)){let n=e.find(l=>l!=null);if(ps(n)||t(n)){s=Array(e.length);for(let l=0;l<e.length;l++)s[l]=yn(e[l],t)}else s=e.slice()}else if(e instanceof lh)s=e.slice();else if(t(e)){s={};for(let n in e)n!=ba&&(s[n]=yn(e[n],t))}else s=e;return s}function Dt(e){let t=arguments;for(let s=1;s<t.length;s++){let n=t[s];for(let l in n)l!=ba&&(Cl(e[l])?Dt(e[l],yn(n[l])):e[l]=yn(n[l]))}return e}var ih=0,rh=1,oh=2;function ah(e,t,s){for(let n=0,l,r=-1;n<t.length;n++){let a=t[n];if(a>r){for(l=a-1;l>=0&&e[l]==null;)e[l--]=null;for(l=a+1;l<s&&e[l]==null;)e[r=l++]=null}}}function ch(e,t){if(dh(e)){let a=e[0].slice();for(let f=1;f<e.length;f++)a.push(...e[f].slice(1));return fh(a[0])||(a=hh(a)),a}let s=new Set;for(let a=0;a<e.length;a++){let d=e[a][0],m=d.length;for(let y=0;y<m;y++)s.add(d[y])}let n=[Array.from(s).sort((a,f)=>a-f)],l=n[0].length,r=new Map;for(let a=0;a<l;a++)r.set(n[0][a],a);for(let a=0;a<e.length;a++){let f=e[a],d=f[0];for(let m=1;m<f.length;m++){let y=f[m],g=Array(l).fill(void 0),b=t?t[a][m]:rh,T=[];for(let S=0;S<y.length;S++){let O=y[S],I=r.get(d[S]);O===null?b!=ih&&(g[I]=O,b==oh&&T.push(I)):g[I]=O}ah(g,T,l),n.push(g)}}return n}var uh=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function hh(e){let t=e[0],s=t.length,n=Array(s);for(let r=0;r<n.length;r++)n[r]=r;n.sort((r,a)=>t[r]-t[a]);let l=[];for(let r=0;r<e.length;r++){let a=e[r],f=Array(s);for(let d=0;d<s;d++)f[d]=a[n[d]];l.push(f)}return l}function dh(e){let t=e[0][0],s=t.length;for(let n=1;n<e.length;n++){let l=e[n][0];if(l.length!=s)return!1;if(l!=t){for(let r=0;r<s;r++)if(l[r]!=t[r])return!1}}return!0}function fh(e,t=100){let s=e.length;if(s<=1)return!0;let n=0,l=s-1;for(;n<=l&&e[n]==null;)n++;for(;l>=n&&e[l]==null;)l--;if(l<=n)return!0;let r=ee(1,be((l-n+1)/t));for(let a=e[n],f=n+r;f<=l;f+=r){let d=e[f];if(d!=null){if(d<=a)return!1;a=d}}return!0}var $a=["January","February","March","April","May","June","July","August","September","October","November","December"],wa=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function ya(e){return e.slice(0,3)}var mh=wa.map(ya),ph=$a.map(ya),gh={MMMM:$a,MMM:ph,WWWW:wa,WWW:mh};function qn(e){return(e<10?"0":"")+e}function bh(e){return(e<10?"00":e<100?"0":"")+e}var $h={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>qn(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>qn(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>qn(e.getHours()),H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>qn(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>qn(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>bh(e.getMilliseconds())};function Xi(e,t){t=t||gh;let s=[],n=/\{([a-z]+)\}|[^{]+/gi,l;for(;l=n.exec(e);)s.push(l[0][0]=="{"?$h[l[1]]:l[0]);return r=>{let a="";for(let f=0;f<s.length;f++)a+=typeof s[f]=="string"?s[f]:s[f](r,t);return a}}var wh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function yh(e,t){let s;return t=="UTC"||t=="Etc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):t==wh?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:t})),s.setMilliseconds(e.getMilliseconds())),s}var va=e=>e%1==0,kl=[1,2,2.5,5],vh=Kn(10,-32,0,kl),xa=Kn(10,0,32,kl),xh=xa.filter(va),Os=vh.concat(xa),tr=`
`,Ta="{YYYY}",Io=tr+Ta,_a="{M}/{D}",Un=tr+_a,vl=Un+"/{YY}",Aa="{aa}",Th="{h}:{mm}",gn=Th+Aa,Wo=tr+gn,qo=":{ss}",ft=null;function ka(e){let t=e*1e3,s=t*60,n=s*60,l=n*24,r=l*30,a=l*365,d=(e==1?Kn(10,0,3,kl).filter(va):Kn(10,-3,0,kl)).concat([t,t*5,t*10,t*15,t*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,l,l*2,l*3,l*4,l*5,l*6,l*7,l*8,l*9,l*10,l*15,r,r*2,r*3,r*4,r*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,Ta,ft,ft,ft,ft,ft,ft,1],[l*28,"{MMM}",Io,ft,ft,ft,ft,ft,1],[l,_a,Io,ft,ft,ft,ft,ft,1],[n,"{h}"+Aa,vl,ft,Un,ft,ft,ft,1],[s,gn,vl,ft,Un,ft,ft,ft,1],[t,qo,vl+" "+gn,ft,Un+" "+gn,ft,Wo,ft,1],[e,qo+".{fff}",vl+" "+gn,ft,Un+" "+gn,ft,Wo,ft,1]];function y(g){return(b,T,S,O,I,q)=>{let k=[],W=I>=a,M=I>=r&&I<a,Z=g(S),L=bt(Z*e,3),X=Di(Z.getFullYear(),W?0:Z.getMonth(),M||W?1:Z.getDate()),K=bt(X*e,3);if(M||W){let st=M?I/r:0,Y=W?I/a:0,R=L==K?L:bt(Di(X.getFullYear()+Y,X.getMonth()+st,1)*e,3),J=new Date(Nt(R/e)),N=J.getFullYear(),G=J.getMonth();for(let V=0;R<=O;V++){let lt=Di(N+Y*V,G+st*V,1),B=lt-g(bt(lt*e,3));R=bt((+lt+B)*e,3),R<=O&&k.push(R)}}else{let st=I>=l?l:I,Y=be(S)-be(L),R=K+Y+Rl(L-K,st);k.push(R);let J=g(R),N=J.getHours()+J.getMinutes()/s+J.getSeconds()/n,G=I/n,V=b.axes[T]._space,lt=q/V;for(;R=bt(R+I,e==1?0:3),!(R>O);)if(G>1){let B=be(bt(N+G,6))%24,rt=g(R).getHours()-B;rt>1&&(rt=-1),R-=rt*n,N=(N+G)%24;let mt=k[k.length-1];bt((R-mt)/I,3)*lt>=.7&&k.push(R)}else k.push(R)}return k}}return[d,m,y]}var[_h,Ah,kh]=ka(1),[Sh,Mh,Rh]=ka(.001);Kn(2,-53,53,[1]);function zo(e,t){return e.map(s=>s.map((n,l)=>l==0||l==8||n==null?n:t(l==1||s[8]==0?n:s[1]+n)))}function Go(e,t){return(s,n,l,r,a)=>{let f=t.find(S=>a>=S[0])||t[t.length-1],d,m,y,g,b,T;return n.map(S=>{let O=e(S),I=O.getFullYear(),q=O.getMonth(),k=O.getDate(),W=O.getHours(),M=O.getMinutes(),Z=O.getSeconds(),L=I!=d&&f[2]||q!=m&&f[3]||k!=y&&f[4]||W!=g&&f[5]||M!=b&&f[6]||Z!=T&&f[7]||f[1];return d=I,m=q,y=k,g=W,b=M,T=Z,L(O)})}}function Ch(e,t){let s=Xi(t);return(n,l,r,a,f)=>l.map(d=>s(e(d)))}function Di(e,t,s){return new Date(e,t,s)}function Uo(e,t){return t(e)}var Ph="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function jo(e,t){return(s,n,l,r)=>r==null?ji:t(e(n))}function Eh(e,t){let s=e.series[t];return s.width?s.stroke(e,t):s.points.width?s.points.stroke(e,t):null}function Dh(e,t){return e.series[t].fill(e,t)}var Lh={show:!0,live:!0,isolate:!1,mount:Xu,markers:{show:!0,width:2,stroke:Eh,fill:Dh,dash:"solid"},idx:null,idxs:null,values:[]};function Oh(e,t){let s=e.cursor.points,n=Re(),l=s.size(e,t);Tt(n,zn,l),Tt(n,Gn,l);let r=l/-2;Tt(n,"marginLeft",r),Tt(n,"marginTop",r);let a=s.width(e,t,l);return a&&Tt(n,"borderWidth",a),n}function Nh(e,t){let s=e.series[t].points;return s._fill||s._stroke}function Hh(e,t){let s=e.series[t].points;return s._stroke||s._fill}function Fh(e,t){return e.series[t].points.size}var Li=[0,0];function Bh(e,t,s){return Li[0]=t,Li[1]=s,Li}function xl(e,t,s,n=!0){return l=>{l.button==0&&(!n||l.target==t)&&s(l)}}function Oi(e,t,s,n=!0){return l=>{(!n||l.target==t)&&s(l)}}var Vh={show:!0,x:!0,y:!0,lock:!1,move:Bh,points:{one:!1,show:Oh,size:Fh,width:0,stroke:Hh,fill:Nh},bind:{mousedown:xl,mouseup:xl,click:xl,dblclick:xl,mousemove:Oi,mouseleave:Oi,mouseenter:Oi},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,s,n,l)=>n-l,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Sa={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},er=Dt({},Sa,{filter:fa}),Ma=Dt({},er,{size:10}),Ra=Dt({},Sa,{show:!1}),sr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Ca="bold "+sr,Pa=1.5,Yo={show:!0,scale:"x",stroke:Ui,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ca,side:2,grid:er,ticks:Ma,border:Ra,font:sr,lineGap:Pa,rotate:0},Ih="Value",Wh="Time",Ko={show:!0,scale:"x",auto:!1,sorted:1,min:gt,max:-gt,idxs:[]};function qh(e,t,s,n,l){return t.map(r=>r==null?"":Ji(r))}function zh(e,t,s,n,l,r,a){let f=[],d=gs.get(l)||0;s=a?s:bt(Rl(s,l),d);for(let m=s;m<=n;m=bt(m+l,d))f.push(Object.is(m,-0)?0:m);return f}function Ii(e,t,s,n,l,r,a){let f=[],d=e.scales[e.axes[t].scale].log,m=d==10?ns:ua,y=be(m(s));l=$n(d,y),d==10&&(l=Os[Be(l,Os)]);let g=s,b=l*d;d==10&&(b=Os[Be(b,Os)]);do f.push(g),g=g+l,d==10&&!gs.has(g)&&(g=bt(g,gs.get(l))),g>=b&&(l=g,b=l*d,d==10&&(b=Os[Be(b,Os)]));while(g<=n);return f}function Gh(e,t,s,n,l,r,a){let d=e.scales[e.axes[t].scale].asinh,m=n>d?Ii(e,t,ee(d,s),n,l):[d],y=n>=0&&s<=0?[0]:[];return(s<-d?Ii(e,t,ee(d,-n),-s,l):[d]).reverse().map(b=>-b).concat(y,m)}var Ea=/./,Uh=/[12357]/,jh=/[125]/,Qo=/1/,Wi=(e,t,s,n)=>e.map((l,r)=>t==4&&l==0||r%n==0&&s.test(l.toExponential()[l<0?1:0])?l:null);function Yh(e,t,s,n,l){let r=e.axes[s],a=r.scale,f=e.scales[a],d=e.valToPos,m=r._space,y=d(10,a),g=d(9,a)-y>=m?Ea:d(7,a)-y>=m?Uh:d(5,a)-y>=m?jh:Qo;if(g==Qo){let b=Ht(d(1,a)-y);if(b<m)return Wi(t.slice().reverse(),f.distr,g,Ce(m/b)).reverse()}return Wi(t,f.distr,g,1)}function Kh(e,t,s,n,l){let r=e.axes[s],a=r.scale,f=r._space,d=e.valToPos,m=Ht(d(1,a)-d(2,a));return m<f?Wi(t.slice().reverse(),3,Ea,Ce(f/m)).reverse():t}function Qh(e,t,s,n){return n==null?ji:t==null?"":Ji(t)}var Jo={show:!0,scale:"y",stroke:Ui,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ca,side:3,grid:er,ticks:Ma,border:Ra,font:sr,lineGap:Pa,rotate:0};function Jh(e,t){let s=3+(e||1)*2;return bt(s*t,3)}function Zh(e,t){let{scale:s,idxs:n}=e.series[0],l=e._data[0],r=e.valToPos(l[n[0]],s,!0),a=e.valToPos(l[n[1]],s,!0),f=Ht(a-r),d=e.series[t],m=f/(d.points.space*ht);return n[1]-n[0]<=m}var Zo={scale:null,auto:!0,sorted:0,min:gt,max:-gt},Da=(e,t,s,n,l)=>l,Xo={show:!0,auto:!0,sorted:0,gaps:Da,alpha:1,facets:[Dt({},Zo,{scale:"x"}),Dt({},Zo,{scale:"y"})]},ta={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Da,alpha:1,points:{show:Zh,filter:null},values:null,min:gt,max:-gt,idxs:[],path:null,clip:null};function Xh(e,t,s,n,l){return s/10}var La={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},td=Dt({},La,{time:!1,ori:1}),ea={};function Oa(e,t){let s=ea[e];return s||(s={key:e,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(l=>l!=n)},pub(n,l,r,a,f,d,m){for(let y=0;y<s.plots.length;y++)s.plots[y]!=l&&s.plots[y].pub(n,l,r,a,f,d,m)}},e!=null&&(ea[e]=s)),s}var vn=1,qi=2;function Bs(e,t,s){let n=e.mode,l=e.series[t],r=n==2?e._data[t]:e._data,a=e.scales,f=e.bbox,d=r[0],m=n==2?r[1]:r[t],y=n==2?a[l.facets[0].scale]:a[e.series[0].scale],g=n==2?a[l.facets[1].scale]:a[l.scale],b=f.left,T=f.top,S=f.width,O=f.height,I=e.valToPosH,q=e.valToPosV;return y.ori==0?s(l,d,m,y,g,I,q,b,T,S,O,El,Tn,Ll,Ha,Ba):s(l,d,m,y,g,q,I,T,b,O,S,Dl,_n,ir,Fa,Va)}function nr(e,t){let s=0,n=0,l=ct(e.bands,Zi);for(let r=0;r<l.length;r++){let a=l[r];a.series[0]==t?s=a.dir:a.series[1]==t&&(a.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function ed(e,t,s,n,l){let r=e.mode,a=e.series[t],f=r==2?a.facets[1].scale:a.scale,d=e.scales[f];return l==-1?d.min:l==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function ls(e,t,s,n,l,r){return Bs(e,t,(a,f,d,m,y,g,b,T,S,O,I)=>{let q=a.pxRound,k=m.dir*(m.ori==0?1:-1),W=m.ori==0?Tn:_n,M,Z;k==1?(M=s,Z=n):(M=n,Z=s);let L=q(g(f[M],m,O,T)),X=q(b(d[M],y,I,S)),K=q(g(f[Z],m,O,T)),st=q(b(r==1?y.max:y.min,y,I,S)),Y=new Path2D(l);return W(Y,K,st),W(Y,L,st),W(Y,L,X),Y})}function Pl(e,t,s,n,l,r){let a=null;if(e.length>0){a=new Path2D;let f=t==0?Ll:ir,d=s;for(let g=0;g<e.length;g++){let b=e[g];if(b[1]>b[0]){let T=b[0]-d;T>0&&f(a,d,n,T,n+r),d=b[1]}}let m=s+l-d,y=10;m>0&&f(a,d,n-y/2,m,n+r+y)}return a}function sd(e,t,s){let n=e[e.length-1];n&&n[0]==t?n[1]=s:e.push([t,s])}function lr(e,t,s,n,l,r,a){let f=[],d=e.length;for(let m=l==1?s:n;m>=s&&m<=n;m+=l)if(t[m]===null){let g=m,b=m;if(l==1)for(;++m<=n&&t[m]===null;)b=m;else for(;--m>=s&&t[m]===null;)b=m;let T=r(e[g]),S=b==g?T:r(e[b]),O=g-l;T=a<=0&&O>=0&&O<d?r(e[O]):T;let q=b+l;S=a>=0&&q>=0&&q<d?r(e[q]):S,S>=T&&f.push([T,S])}return f}function sa(e){return e==0?da:e==1?Nt:t=>Ls(t,e)}function Na(e){let t=e==0?El:Dl,s=e==0?(l,r,a,f,d,m)=>{l.arcTo(r,a,f,d,m)}:(l,r,a,f,d,m)=>{l.arcTo(a,r,d,f,m)},n=e==0?(l,r,a,f,d)=>{l.rect(r,a,f,d)}:(l,r,a,f,d)=>{l.rect(a,r,d,f)};return(l,r,a,f,d,m=0,y=0)=>{m==0&&y==0?n(l,r,a,f,d):(m=Ve(m,f/2,d/2),y=Ve(y,f/2,d/2),t(l,r+m,a),s(l,r+f,a,r+f,a+d,m),s(l,r+f,a+d,r,a+d,y),s(l,r,a+d,r,a,y),s(l,r,a,r+f,a,m),l.closePath())}}var El=(e,t,s)=>{e.moveTo(t,s)},Dl=(e,t,s)=>{e.moveTo(s,t)},Tn=(e,t,s)=>{e.lineTo(t,s)},_n=(e,t,s)=>{e.lineTo(s,t)},Ll=Na(0),ir=Na(1),Ha=(e,t,s,n,l,r)=>{e.arc(t,s,n,l,r)},Fa=(e,t,s,n,l,r)=>{e.arc(s,t,n,l,r)},Ba=(e,t,s,n,l,r,a)=>{e.bezierCurveTo(t,s,n,l,r,a)},Va=(e,t,s,n,l,r,a)=>{e.bezierCurveTo(s,t,l,n,a,r)};function Ia(e){return(t,s,n,l,r)=>Bs(t,s,(a,f,d,m,y,g,b,T,S,O,I)=>{let{pxRound:q,points:k}=a,W,M;m.ori==0?(W=El,M=Ha):(W=Dl,M=Fa);let Z=bt(k.width*ht,3),L=(k.size-k.width)/2*ht,X=bt(L*2,3),K=new Path2D,st=new Path2D,{left:Y,top:R,width:J,height:N}=t.bbox;Ll(st,Y-X,R-X,J+X*2,N+X*2);let G=V=>{if(d[V]!=null){let lt=q(g(f[V],m,O,T)),B=q(b(d[V],y,I,S));W(K,lt+L,B),M(K,lt,B,L,0,Tl*2)}};if(r)r.forEach(G);else for(let V=n;V<=l;V++)G(V);return{stroke:Z>0?K:null,fill:K,clip:st,flags:vn|qi}})}function Wa(e){return(t,s,n,l,r,a)=>{n!=l&&(r!=n&&a!=n&&e(t,s,n),r!=l&&a!=l&&e(t,s,l),e(t,s,a))}}var nd=Wa(Tn),ld=Wa(_n);function qa(e){let t=ct(e?.alignGaps,0);return(s,n,l,r)=>Bs(s,n,(a,f,d,m,y,g,b,T,S,O,I)=>{[l,r]=Sl(d,l,r);let q=a.pxRound,k=N=>q(g(N,m,O,T)),W=N=>q(b(N,y,I,S)),M,Z;m.ori==0?(M=Tn,Z=nd):(M=_n,Z=ld);let L=m.dir*(m.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:vn},K=X.stroke,st=!1;if(r-l>=O*4){let N=H=>s.posToVal(H,m.key,!0),G=null,V=null,lt,B,se,_t=k(f[L==1?l:r]),rt=k(f[l]),mt=k(f[r]),tt=N(L==1?rt+1:mt-1);for(let H=L==1?l:r;H>=l&&H<=r;H+=L){let Lt=f[H],At=(L==1?Lt<tt:Lt>tt)?_t:k(Lt),dt=d[H];At==_t?dt!=null?(B=dt,G==null?(M(K,At,W(B)),lt=G=V=B):B<G?G=B:B>V&&(V=B)):dt===null&&(st=!0):(G!=null&&Z(K,_t,W(G),W(V),W(lt),W(B)),dt!=null?(B=dt,M(K,At,W(B)),G=V=lt=B):(G=V=null,dt===null&&(st=!0)),_t=At,tt=N(_t+L))}G!=null&&G!=V&&se!=_t&&Z(K,_t,W(G),W(V),W(lt),W(B))}else for(let N=L==1?l:r;N>=l&&N<=r;N+=L){let G=d[N];G===null?st=!0:G!=null&&M(K,k(f[N]),W(G))}let[R,J]=nr(s,n);if(a.fill!=null||R!=0){let N=X.fill=new Path2D(K),G=a.fillTo(s,n,a.min,a.max,R),V=W(G),lt=k(f[l]),B=k(f[r]);L==-1&&([B,lt]=[lt,B]),M(N,B,V),M(N,lt,V)}if(!a.spanGaps){let N=[];st&&N.push(...lr(f,d,l,r,L,k,t)),X.gaps=N=a.gaps(s,n,l,r,N),X.clip=Pl(N,m.ori,T,S,O,I)}return J!=0&&(X.band=J==2?[ls(s,n,l,r,K,-1),ls(s,n,l,r,K,1)]:ls(s,n,l,r,K,J)),X})}function id(e){let t=ct(e.align,1),s=ct(e.ascDesc,!1),n=ct(e.alignGaps,0),l=ct(e.extend,!1);return(r,a,f,d)=>Bs(r,a,(m,y,g,b,T,S,O,I,q,k,W)=>{[f,d]=Sl(g,f,d);let M=m.pxRound,{left:Z,width:L}=r.bbox,X=rt=>M(S(rt,b,k,I)),K=rt=>M(O(rt,T,W,q)),st=b.ori==0?Tn:_n,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:vn},R=Y.stroke,J=b.dir*(b.ori==0?1:-1),N=K(g[J==1?f:d]),G=X(y[J==1?f:d]),V=G,lt=G;l&&t==-1&&(lt=Z,st(R,lt,N)),st(R,G,N);for(let rt=J==1?f:d;rt>=f&&rt<=d;rt+=J){let mt=g[rt];if(mt==null)continue;let tt=X(y[rt]),H=K(mt);t==1?st(R,tt,N):st(R,V,H),st(R,tt,H),N=H,V=tt}let B=V;l&&t==1&&(B=Z+L,st(R,B,N));let[se,_t]=nr(r,a);if(m.fill!=null||se!=0){let rt=Y.fill=new Path2D(R),mt=m.fillTo(r,a,m.min,m.max,se),tt=K(mt);st(rt,B,tt),st(rt,lt,tt)}if(!m.spanGaps){let rt=[];rt.push(...lr(y,g,f,d,J,X,n));let mt=m.width*ht/2,tt=s||t==1?mt:-mt,H=s||t==-1?-mt:mt;rt.forEach(Lt=>{Lt[0]+=tt,Lt[1]+=H}),Y.gaps=rt=m.gaps(r,a,f,d,rt),Y.clip=Pl(rt,b.ori,I,q,k,W)}return _t!=0&&(Y.band=_t==2?[ls(r,a,f,d,R,-1),ls(r,a,f,d,R,1)]:ls(r,a,f,d,R,_t)),Y})}function na(e,t,s,n,l,r,a=gt){if(e.length>1){let f=null;for(let d=0,m=1/0;d<e.length;d++)if(t[d]!==void 0){if(f!=null){let y=Ht(e[d]-e[f]);y<m&&(m=y,a=Ht(s(e[d],n,l,r)-s(e[f],n,l,r)))}f=d}}return a}function rd(e){e=e||Yn;let t=ct(e.size,[.6,gt,1]),s=e.align||0,n=e.gap||0,l=e.radius;l=l==null?[0,0]:typeof l=="number"?[l,0]:l;let r=nt(l),a=1-t[0],f=ct(t[1],gt),d=ct(t[2],1),m=ct(e.disp,Yn),y=ct(e.each,T=>{}),{fill:g,stroke:b}=m;return(T,S,O,I)=>Bs(T,S,(q,k,W,M,Z,L,X,K,st,Y,R)=>{let J=q.pxRound,N=s,G=n*ht,V=f*ht,lt=d*ht,B,se;M.ori==0?[B,se]=r(T,S):[se,B]=r(T,S);let _t=M.dir*(M.ori==0?1:-1),rt=M.ori==0?Ll:ir,mt=M.ori==0?y:(E,$t,Ot,qs,vs,We,xs)=>{y(E,$t,Ot,vs,qs,xs,We)},tt=ct(T.bands,Zi).find(E=>E.series[0]==S),H=tt!=null?tt.dir:0,Lt=q.fillTo(T,S,q.min,q.max,H),Qt=J(X(Lt,Z,R,st)),At,dt,Pe,ae=Y,St=J(q.width*ht),Ie=!1,Ze=null,ye=null,is=null,Vs=null;g!=null&&(St==0||b!=null)&&(Ie=!0,Ze=g.values(T,S,O,I),ye=new Map,new Set(Ze).forEach(E=>{E!=null&&ye.set(E,new Path2D)}),St>0&&(is=b.values(T,S,O,I),Vs=new Map,new Set(is).forEach(E=>{E!=null&&Vs.set(E,new Path2D)})));let{x0:Is,size:kn}=m;if(Is!=null&&kn!=null){N=1,k=Is.values(T,S,O,I),Is.unit==2&&(k=k.map(Ot=>T.posToVal(K+Ot*Y,M.key,!0)));let E=kn.values(T,S,O,I);kn.unit==2?dt=E[0]*Y:dt=L(E[0],M,Y,K)-L(0,M,Y,K),ae=na(k,W,L,M,Y,K,ae),Pe=ae-dt+G}else ae=na(k,W,L,M,Y,K,ae),Pe=ae*a+G,dt=ae-Pe;Pe<1&&(Pe=0),St>=dt/2&&(St=0),Pe<5&&(J=da);let Jn=Pe>0,ws=ae-Pe-(Jn?St:0);dt=J(Vi(ws,lt,V)),At=(N==0?dt/2:N==_t?0:dt)-N*_t*((N==0?G/2:0)+(Jn?St/2:0));let Jt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Ws=Ie?null:new Path2D,Xe=null;if(tt!=null)Xe=T.data[tt.series[1]];else{let{y0:E,y1:$t}=m;E!=null&&$t!=null&&(W=$t.values(T,S,O,I),Xe=E.values(T,S,O,I))}let ys=B*dt,Q=se*dt;for(let E=_t==1?O:I;E>=O&&E<=I;E+=_t){let $t=W[E];if($t==null)continue;if(Xe!=null){let ne=Xe[E]??0;if($t-ne==0)continue;Qt=X(ne,Z,R,st)}let Ot=M.distr!=2||m!=null?k[E]:E,qs=L(Ot,M,Y,K),vs=X(ct($t,Lt),Z,R,st),We=J(qs-At),xs=J(ee(vs,Qt)),ce=J(Ve(vs,Qt)),ve=xs-ce;if($t!=null){let ne=$t<0?Q:ys,Ee=$t<0?ys:Q;Ie?(St>0&&is[E]!=null&&rt(Vs.get(is[E]),We,ce+be(St/2),dt,ee(0,ve-St),ne,Ee),Ze[E]!=null&&rt(ye.get(Ze[E]),We,ce+be(St/2),dt,ee(0,ve-St),ne,Ee)):rt(Ws,We,ce+be(St/2),dt,ee(0,ve-St),ne,Ee),mt(T,S,E,We-St/2,ce,dt+St,ve)}}return St>0?Jt.stroke=Ie?Vs:Ws:Ie||(Jt._fill=q.width==0?q._fill:q._stroke??q._fill,Jt.width=0),Jt.fill=Ie?ye:Ws,Jt})}function od(e,t){let s=ct(t?.alignGaps,0);return(n,l,r,a)=>Bs(n,l,(f,d,m,y,g,b,T,S,O,I,q)=>{[r,a]=Sl(m,r,a);let k=f.pxRound,W=B=>k(b(B,y,I,S)),M=B=>k(T(B,g,q,O)),Z,L,X;y.ori==0?(Z=El,X=Tn,L=Ba):(Z=Dl,X=_n,L=Va);let K=y.dir*(y.ori==0?1:-1),st=W(d[K==1?r:a]),Y=st,R=[],J=[];for(let B=K==1?r:a;B>=r&&B<=a;B+=K)if(m[B]!=null){let _t=d[B],rt=W(_t);R.push(Y=rt),J.push(M(m[B]))}let N={stroke:e(R,J,Z,X,L,k),fill:null,clip:null,band:null,gaps:null,flags:vn},G=N.stroke,[V,lt]=nr(n,l);if(f.fill!=null||V!=0){let B=N.fill=new Path2D(G),se=f.fillTo(n,l,f.min,f.max,V),_t=M(se);X(B,Y,_t),X(B,st,_t)}if(!f.spanGaps){let B=[];B.push(...lr(d,m,r,a,K,W,s)),N.gaps=B=f.gaps(n,l,r,a,B),N.clip=Pl(B,y.ori,S,O,I,q)}return lt!=0&&(N.band=lt==2?[ls(n,l,r,a,G,-1),ls(n,l,r,a,G,1)]:ls(n,l,r,a,G,lt)),N})}function ad(e){return od(cd,e)}function cd(e,t,s,n,l,r){let a=e.length;if(a<2)return null;let f=new Path2D;if(s(f,e[0],t[0]),a==2)n(f,e[1],t[1]);else{let d=Array(a),m=Array(a-1),y=Array(a-1),g=Array(a-1);for(let b=0;b<a-1;b++)y[b]=t[b+1]-t[b],g[b]=e[b+1]-e[b],m[b]=y[b]/g[b];d[0]=m[0];for(let b=1;b<a-1;b++)m[b]===0||m[b-1]===0||m[b-1]>0!=m[b]>0?d[b]=0:(d[b]=3*(g[b-1]+g[b])/((2*g[b]+g[b-1])/m[b-1]+(g[b]+2*g[b-1])/m[b]),isFinite(d[b])||(d[b]=0));d[a-1]=m[a-2];for(let b=0;b<a-1;b++)l(f,e[b]+g[b]/3,t[b]+d[b]*g[b]/3,e[b+1]-g[b]/3,t[b+1]-d[b+1]*g[b]/3,e[b+1],t[b+1])}return f}var zi=new Set;function la(){for(let e of zi)e.syncRect(!0)}xn&&(Hs(qu,bn,la),Hs(zu,bn,la,!0),Hs(_l,bn,()=>{Yt.pxRatio=ht}));var ud=qa(),hd=Ia();function ia(e,t,s,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((r,a)=>Gi(r,a,t,s))}function dd(e,t){return e.map((s,n)=>n==0?{}:Dt({},t,s))}function Gi(e,t,s,n){return Dt({},t==0?s:n,e)}function za(e,t,s){return t==null?wn:[t,s]}var fd=za;function md(e,t,s){return t==null?wn:Al(t,s,Qi,!0)}function Ga(e,t,s,n){return t==null?wn:Ml(t,s,e.scales[n].log,!1)}var pd=Ga;function Ua(e,t,s,n){return t==null?wn:Ki(t,s,e.scales[n].log,!1)}var gd=Ua;function bd(e,t,s,n,l){let r=ee(Ho(e),Ho(t)),a=t-e,f=Be(l/n*a,s);do{let d=s[f],m=n*d/a;if(m>=l&&r+(d<5?gs.get(d):0)<=17)return[d,m]}while(++f<s.length);return[0,0]}function ra(e){let t,s;return e=e.replace(/(\d+)px/,(n,l)=>(t=Nt((s=+l)*ht))+"px"),[e,t,s]}function $d(e){e.show&&[e.font,e.labelFont].forEach(t=>{let s=bt(t[2]*ht,1);t[0]=t[0].replace(/[0-9.]+px/,s+"px"),t[1]=s})}function Yt(e,t,s){let n={mode:ct(e.mode,1)},l=n.mode;function r(i,o,u,h){let p=o.valToPct(i);return h+u*(o.dir==-1?1-p:p)}function a(i,o,u,h){let p=o.valToPct(i);return h+u*(o.dir==-1?p:1-p)}function f(i,o,u,h){return o.ori==0?r(i,o,u,h):a(i,o,u,h)}n.valToPosH=r,n.valToPosV=a;let d=!1;n.status=0;let m=n.root=Re(Au);if(e.id!=null&&(m.id=e.id),ge(m,e.class),e.title){let i=Re(Mu,m);i.textContent=e.title}let y=Fe("canvas"),g=n.ctx=y.getContext("2d"),b=Re(Ru,m);Hs("click",b,i=>{i.target===S&&(wt!=tn||kt!=en)&&Ut.click(n,i)},!0);let T=n.under=Re(Cu,b);b.appendChild(y);let S=n.over=Re(Pu,b);e=yn(e);let O=+ct(e.pxAlign,1),I=sa(O);(e.plugins||[]).forEach(i=>{i.opts&&(e=i.opts(n,e)||e)});let q=e.ms||.001,k=n.series=l==1?ia(e.series||[],Ko,ta,!1):dd(e.series||[null],Xo),W=n.axes=ia(e.axes||[],Yo,Jo,!0),M=n.scales={},Z=n.bands=e.bands||[];Z.forEach(i=>{i.fill=nt(i.fill||null),i.dir=ct(i.dir,-1)});let L=l==2?k[1].facets[0].scale:k[0].scale,X={axes:Cc,series:Ac},K=(e.drawOrder||["axes","series"]).map(i=>X[i]);function st(i){let o=i.distr==3?u=>ns(u>0?u:i.clamp(n,u,i.min,i.max,i.key)):i.distr==4?u=>Ei(u,i.asinh):i.distr==100?u=>i.fwd(u):u=>u;return u=>{let h=o(u),{_min:p,_max:w}=i,v=w-p;return(h-p)/v}}function Y(i){let o=M[i];if(o==null){let u=(e.scales||Yn)[i]||Yn;if(u.from!=null){Y(u.from);let h=Dt({},M[u.from],u,{key:i});h.valToPct=st(h),M[i]=h}else{o=M[i]=Dt({},i==L?La:td,u),o.key=i;let h=o.time,p=o.range,w=ps(p);if((i!=L||l==2&&!h)&&(w&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?Lo:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?Lo:{mode:1,hard:p[1],soft:p[1]}},w=!1),!w&&Cl(p))){let v=p;p=(x,A,C)=>A==null?wn:Al(A,C,v)}o.range=nt(p||(h?fd:i==L?o.distr==3?pd:o.distr==4?gd:za:o.distr==3?Ga:o.distr==4?Ua:md)),o.auto=nt(w?!1:o.auto),o.clamp=nt(o.clamp||Xh),o._min=o._max=null,o.valToPct=st(o)}}}Y("x"),Y("y"),l==1&&k.forEach(i=>{Y(i.scale)}),W.forEach(i=>{Y(i.scale)});for(let i in e.scales)Y(i);let R=M[L],J=R.distr,N,G;R.ori==0?(ge(m,ku),N=r,G=a):(ge(m,Su),N=a,G=r);let V={};for(let i in M){let o=M[i];(o.min!=null||o.max!=null)&&(V[i]={min:o.min,max:o.max},o.min=o.max=null)}let lt=e.tzDate||(i=>new Date(Nt(i/q))),B=e.fmtDate||Xi,se=q==1?kh(lt):Rh(lt),_t=Go(lt,zo(q==1?Ah:Mh,B)),rt=jo(lt,Uo(Ph,B)),mt=[],tt=n.legend=Dt({},Lh,e.legend),H=n.cursor=Dt({},Vh,{drag:{y:l==2}},e.cursor),Lt=tt.show,Qt=H.show,At=tt.markers;tt.idxs=mt,At.width=nt(At.width),At.dash=nt(At.dash),At.stroke=nt(At.stroke),At.fill=nt(At.fill);let dt,Pe,ae,St=[],Ie=[],Ze,ye=!1,is={};if(tt.live){let i=k[1]?k[1].values:null;ye=i!=null,Ze=ye?i(n,1,0):{_:0};for(let o in Ze)is[o]=ji}if(Lt)if(dt=Fe("table",Hu,m),ae=Fe("tbody",null,dt),tt.mount(n,dt),ye){Pe=Fe("thead",null,dt,ae);let i=Fe("tr",null,Pe);Fe("th",null,i);for(var Vs in Ze)Fe("th",vo,i).textContent=Vs}else ge(dt,Bu),tt.live&&ge(dt,Fu);let Is={show:!0},kn={show:!1};function Jn(i,o){if(o==0&&(ye||!tt.live||l==2))return wn;let u=[],h=Fe("tr",Vu,ae,ae.childNodes[o]);ge(h,i.class),i.show||ge(h,Ns);let p=Fe("th",null,h);if(At.show){let x=Re(Iu,p);if(o>0){let A=At.width(n,o);A&&(x.style.border=A+"px "+At.dash(n,o)+" "+At.stroke(n,o)),x.style.background=At.fill(n,o)}}let w=Re(vo,p);i.label instanceof HTMLElement?w.appendChild(i.label):w.textContent=i.label,o>0&&(At.show||(w.style.color=i.width>0?At.stroke(n,o):At.fill(n,o)),Jt("click",p,x=>{if(H._lock)return;_s(x);let A=k.indexOf(i);if((x.ctrlKey||x.metaKey)!=tt.isolate){let C=k.some((P,D)=>D>0&&D!=A&&P.show);k.forEach((P,D)=>{D>0&&ze(D,C?D==A?Is:kn:Is,!0,Et.setSeries)})}else ze(A,{show:!i.show},!0,Et.setSeries)},!1),Gs&&Jt(Ao,p,x=>{H._lock||(_s(x),ze(k.indexOf(i),nn,!0,Et.setSeries))},!1));for(var v in Ze){let x=Fe("td",Wu,h);x.textContent="--",u.push(x)}return[h,u]}let ws=new Map;function Jt(i,o,u,h=!0){let p=ws.get(o)||{},w=H.bind[i](n,o,u,h);w&&(Hs(i,o,p[i]=w),ws.set(o,p))}function Ws(i,o,u){let h=ws.get(o)||{};for(let p in h)(i==null||p==i)&&(Bi(p,o,h[p]),delete h[p]);i==null&&ws.delete(o)}let Xe=0,ys=0,Q=0,E=0,$t=0,Ot=0,qs=$t,vs=Ot,We=Q,xs=E,ce=0,ve=0,ne=0,Ee=0;n.bbox={};let Kl=!1,Zn=!1,zs=!1,Ts=!1,Xn=!1,xe=!1;function Ql(i,o,u){(u||i!=n.width||o!=n.height)&&$r(i,o),Qs(!1),zs=!0,Zn=!0,Js()}function $r(i,o){n.width=Xe=Q=i,n.height=ys=E=o,$t=Ot=0,$c(),wc();let u=n.bbox;ce=u.left=Ls($t*ht,.5),ve=u.top=Ls(Ot*ht,.5),ne=u.width=Ls(Q*ht,.5),Ee=u.height=Ls(E*ht,.5)}let pc=3;function gc(){let i=!1,o=0;for(;!i;){o++;let u=Mc(o),h=Rc(o);i=o==pc||u&&h,i||($r(n.width,n.height),Zn=!0)}}function bc({width:i,height:o}){Ql(i,o)}n.setSize=bc;function $c(){let i=!1,o=!1,u=!1,h=!1;W.forEach((p,w)=>{if(p.show&&p._show){let{side:v,_size:x}=p,A=v%2,C=p.label!=null?p.labelSize:0,P=x+C;P>0&&(A?(Q-=P,v==3?($t+=P,h=!0):u=!0):(E-=P,v==0?(Ot+=P,i=!0):o=!0))}}),As[0]=i,As[1]=u,As[2]=o,As[3]=h,Q-=rs[1]+rs[3],$t+=rs[3],E-=rs[2]+rs[0],Ot+=rs[0]}function wc(){let i=$t+Q,o=Ot+E,u=$t,h=Ot;function p(w,v){switch(w){case 1:return i+=v,i-v;case 2:return o+=v,o-v;case 3:return u-=v,u+v;case 0:return h-=v,h+v}}W.forEach((w,v)=>{if(w.show&&w._show){let x=w.side;w._pos=p(x,w._size),w.label!=null&&(w._lpos=p(x,w.labelSize))}})}if(H.dataIdx==null){let i=H.hover,o=i.skip=new Set(i.skip??[]);o.add(void 0);let u=i.prox=nt(i.prox),h=i.bias??=0;H.dataIdx=(p,w,v,x)=>{if(w==0)return v;let A=v,C=u(p,w,v,x)??gt,P=C>=0&&C<gt,D=R.ori==0?Q:E,U=H.left,ut=t[0],ot=t[w];if(o.has(ot[v])){A=null;let et=null,z=null,F;if(h==0||h==-1)for(F=v;et==null&&F-- >0;)o.has(ot[F])||(et=F);if(h==0||h==1)for(F=v;z==null&&F++<ot.length;)o.has(ot[F])||(z=F);if(et!=null||z!=null)if(P){let vt=et==null?-1/0:N(ut[et],R,D,0),Mt=z==null?1/0:N(ut[z],R,D,0),qt=U-vt,pt=Mt-U;qt<=pt?qt<=C&&(A=et):pt<=C&&(A=z)}else A=z==null?et:et==null?z:v-et<=z-v?et:z}else P&&Ht(U-N(ut[v],R,D,0))>C&&(A=null);return A}}let _s=i=>{H.event=i};H.idxs=mt,H._lock=!1;let Kt=H.points;Kt.show=nt(Kt.show),Kt.size=nt(Kt.size),Kt.stroke=nt(Kt.stroke),Kt.width=nt(Kt.width),Kt.fill=nt(Kt.fill);let qe=n.focus=Dt({},e.focus||{alpha:.3},H.focus),Gs=qe.prox>=0,Us=Gs&&Kt.one,Te=[],js=[],Ys=[];function wr(i,o){let u=Kt.show(n,o);if(u instanceof HTMLElement)return ge(u,Nu),ge(u,i.class),Qe(u,-10,-10,Q,E),S.insertBefore(u,Te[o]),u}function yr(i,o){if(l==1||o>0){let u=l==1&&M[i.scale].time,h=i.value;i.value=u?Vo(h)?jo(lt,Uo(h,B)):h||rt:h||Qh,i.label=i.label||(u?Wh:Ih)}if(Us||o>0){i.width=i.width==null?1:i.width,i.paths=i.paths||ud||th,i.fillTo=nt(i.fillTo||ed),i.pxAlign=+ct(i.pxAlign,O),i.pxRound=sa(i.pxAlign),i.stroke=nt(i.stroke||null),i.fill=nt(i.fill||null),i._stroke=i._fill=i._paths=i._focus=null;let u=Jh(ee(1,i.width),1),h=i.points=Dt({},{size:u,width:ee(1,u*.2),stroke:i.stroke,space:u*2,paths:hd,_stroke:null,_fill:null},i.points);h.show=nt(h.show),h.filter=nt(h.filter),h.fill=nt(h.fill),h.stroke=nt(h.stroke),h.paths=nt(h.paths),h.pxAlign=i.pxAlign}if(Lt){let u=Jn(i,o);St.splice(o,0,u[0]),Ie.splice(o,0,u[1]),tt.values.push(null)}if(Qt){mt.splice(o,0,null);let u=null;Us?o==0&&(u=wr(i,o)):o>0&&(u=wr(i,o)),Te.splice(o,0,u),js.splice(o,0,0),Ys.splice(o,0,0)}Wt("addSeries",o)}function yc(i,o){o=o??k.length,i=l==1?Gi(i,o,Ko,ta):Gi(i,o,{},Xo),k.splice(o,0,i),yr(k[o],o)}n.addSeries=yc;function vc(i){if(k.splice(i,1),Lt){tt.values.splice(i,1),Ie.splice(i,1);let o=St.splice(i,1)[0];Ws(null,o.firstChild),o.remove()}Qt&&(mt.splice(i,1),Te.splice(i,1)[0].remove(),js.splice(i,1),Ys.splice(i,1)),Wt("delSeries",i)}n.delSeries=vc;let As=[!1,!1,!1,!1];function xc(i,o){if(i._show=i.show,i.show){let u=i.side%2,h=M[i.scale];h==null&&(i.scale=u?k[1].scale:L,h=M[i.scale]);let p=h.time;i.size=nt(i.size),i.space=nt(i.space),i.rotate=nt(i.rotate),ps(i.incrs)&&i.incrs.forEach(v=>{!gs.has(v)&&gs.set(v,pa(v))}),i.incrs=nt(i.incrs||(h.distr==2?xh:p?q==1?_h:Sh:Os)),i.splits=nt(i.splits||(p&&h.distr==1?se:h.distr==3?Ii:h.distr==4?Gh:zh)),i.stroke=nt(i.stroke),i.grid.stroke=nt(i.grid.stroke),i.ticks.stroke=nt(i.ticks.stroke),i.border.stroke=nt(i.border.stroke);let w=i.values;i.values=ps(w)&&!ps(w[0])?nt(w):p?ps(w)?Go(lt,zo(w,B)):Vo(w)?Ch(lt,w):w||_t:w||qh,i.filter=nt(i.filter||(h.distr>=3&&h.log==10?Yh:h.distr==3&&h.log==2?Kh:fa)),i.font=ra(i.font),i.labelFont=ra(i.labelFont),i._size=i.size(n,null,o,0),i._space=i._rotate=i._incrs=i._found=i._splits=i._values=null,i._size>0&&(As[o]=!0,i._el=Re(Eu,b))}}function Sn(i,o,u,h){let[p,w,v,x]=u,A=o%2,C=0;return A==0&&(x||w)&&(C=o==0&&!p||o==2&&!v?Nt(Yo.size/3):0),A==1&&(p||v)&&(C=o==1&&!w||o==3&&!x?Nt(Jo.size/2):0),C}let vr=n.padding=(e.padding||[Sn,Sn,Sn,Sn]).map(i=>nt(ct(i,Sn))),rs=n._padding=vr.map((i,o)=>i(n,o,As,0)),Gt,Ft=null,Bt=null,tl=l==1?k[0].idxs:null,De=null,Mn=!1;function xr(i,o){if(t=i??[],n.data=n._data=t,l==2){Gt=0;for(let u=1;u<k.length;u++)Gt+=t[u][0].length}else{t.length==0&&(n.data=n._data=t=[[]]),De=t[0],Gt=De.length;let u=t;if(J==2){u=t.slice();let h=u[0]=Array(Gt);for(let p=0;p<Gt;p++)h[p]=p}n._data=t=u}if(Qs(!0),Wt("setData"),J==2&&(zs=!0),o!==!1){let u=R;u.auto(n,Mn)?Jl():as(L,u.min,u.max),Ts=Ts||H.left>=0,xe=!0,Js()}}n.setData=xr;function Jl(){Mn=!0;let i,o;l==1&&(Gt>0?(Ft=tl[0]=0,Bt=tl[1]=Gt-1,i=t[0][Ft],o=t[0][Bt],J==2?(i=Ft,o=Bt):i==o&&(J==3?[i,o]=Ml(i,i,R.log,!1):J==4?[i,o]=Ki(i,i,R.log,!1):R.time?o=i+Nt(86400/q):[i,o]=Al(i,o,Qi,!0))):(Ft=tl[0]=i=null,Bt=tl[1]=o=null)),as(L,i,o)}let el,Ks,Zl,Xl,ti,ei,si,ni,li,le;function Tr(i,o,u,h,p,w){i??=To,u??=Zi,h??="butt",p??=To,w??="round",i!=el&&(g.strokeStyle=el=i),p!=Ks&&(g.fillStyle=Ks=p),o!=Zl&&(g.lineWidth=Zl=o),w!=ti&&(g.lineJoin=ti=w),h!=ei&&(g.lineCap=ei=h),u!=Xl&&g.setLineDash(Xl=u)}function _r(i,o,u,h){o!=Ks&&(g.fillStyle=Ks=o),i!=si&&(g.font=si=i),u!=ni&&(g.textAlign=ni=u),h!=li&&(g.textBaseline=li=h)}function ii(i,o,u,h,p=0){if(h.length>0&&i.auto(n,Mn)&&(o==null||o.min==null)){let w=ct(Ft,0),v=ct(Bt,h.length-1),x=u.min==null?Yu(h,w,v,p,i.distr==3):[u.min,u.max];i.min=Ve(i.min,u.min=x[0]),i.max=ee(i.max,u.max=x[1])}}let Ar={min:null,max:null};function Tc(){for(let h in M){let p=M[h];V[h]==null&&(p.min==null||V[L]!=null&&p.auto(n,Mn))&&(V[h]=Ar)}for(let h in M){let p=M[h];V[h]==null&&p.from!=null&&V[p.from]!=null&&(V[h]=Ar)}V[L]!=null&&Qs(!0);let i={};for(let h in V){let p=V[h];if(p!=null){let w=i[h]=yn(M[h],nh);if(p.min!=null)Dt(w,p);else if(h!=L||l==2)if(Gt==0&&w.from==null){let v=w.range(n,null,null,h);w.min=v[0],w.max=v[1]}else w.min=gt,w.max=-gt}}if(Gt>0){k.forEach((h,p)=>{if(l==1){let w=h.scale,v=V[w];if(v==null)return;let x=i[w];if(p==0){let A=x.range(n,x.min,x.max,w);x.min=A[0],x.max=A[1],Ft=Be(x.min,t[0]),Bt=Be(x.max,t[0]),Bt-Ft>1&&(t[0][Ft]<x.min&&Ft++,t[0][Bt]>x.max&&Bt--),h.min=De[Ft],h.max=De[Bt]}else h.show&&h.auto&&ii(x,v,h,t[p],h.sorted);h.idxs[0]=Ft,h.idxs[1]=Bt}else if(p>0&&h.show&&h.auto){let[w,v]=h.facets,x=w.scale,A=v.scale,[C,P]=t[p],D=i[x],U=i[A];D!=null&&ii(D,V[x],w,C,w.sorted),U!=null&&ii(U,V[A],v,P,v.sorted),h.min=v.min,h.max=v.max}});for(let h in i){let p=i[h],w=V[h];if(p.from==null&&(w==null||w.min==null)){let v=p.range(n,p.min==gt?null:p.min,p.max==-gt?null:p.max,h);p.min=v[0],p.max=v[1]}}}for(let h in i){let p=i[h];if(p.from!=null){let w=i[p.from];if(w.min==null)p.min=p.max=null;else{let v=p.range(n,w.min,w.max,h);p.min=v[0],p.max=v[1]}}}let o={},u=!1;for(let h in i){let p=i[h],w=M[h];if(w.min!=p.min||w.max!=p.max){w.min=p.min,w.max=p.max;let v=w.distr;w._min=v==3?ns(w.min):v==4?Ei(w.min,w.asinh):v==100?w.fwd(w.min):w.min,w._max=v==3?ns(w.max):v==4?Ei(w.max,w.asinh):v==100?w.fwd(w.max):w.max,o[h]=u=!0}}if(u){k.forEach((h,p)=>{l==2?p>0&&o.y&&(h._paths=null):o[h.scale]&&(h._paths=null)});for(let h in o)zs=!0,Wt("setScale",h);Qt&&H.left>=0&&(Ts=xe=!0)}for(let h in V)V[h]=null}function _c(i){let o=Vi(Ft-1,0,Gt-1),u=Vi(Bt+1,0,Gt-1);for(;i[o]==null&&o>0;)o--;for(;i[u]==null&&u<Gt-1;)u++;return[o,u]}function Ac(){if(Gt>0){let i=k.some(o=>o._focus)&&le!=qe.alpha;i&&(g.globalAlpha=le=qe.alpha),k.forEach((o,u)=>{if(u>0&&o.show&&(kr(u,!1),kr(u,!0),o._paths==null)){let h=le;le!=o.alpha&&(g.globalAlpha=le=o.alpha);let p=l==2?[0,t[u][0].length-1]:_c(t[u]);o._paths=o.paths(n,u,p[0],p[1]),le!=h&&(g.globalAlpha=le=h)}}),k.forEach((o,u)=>{if(u>0&&o.show){let h=le;le!=o.alpha&&(g.globalAlpha=le=o.alpha),o._paths!=null&&Sr(u,!1);{let p=o._paths!=null?o._paths.gaps:null,w=o.points.show(n,u,Ft,Bt,p),v=o.points.filter(n,u,w,p);(w||v)&&(o.points._paths=o.points.paths(n,u,Ft,Bt,v),Sr(u,!0))}le!=h&&(g.globalAlpha=le=h),Wt("drawSeries",u)}}),i&&(g.globalAlpha=le=1)}}function kr(i,o){let u=o?k[i].points:k[i];u._stroke=u.stroke(n,i),u._fill=u.fill(n,i)}function Sr(i,o){let u=o?k[i].points:k[i],{stroke:h,fill:p,clip:w,flags:v,_stroke:x=u._stroke,_fill:A=u._fill,_width:C=u.width}=u._paths;C=bt(C*ht,3);let P=null,D=C%2/2;o&&A==null&&(A=C>0?"#fff":x);let U=u.pxAlign==1&&D>0;if(U&&g.translate(D,D),!o){let ut=ce-C/2,ot=ve-C/2,et=ne+C,z=Ee+C;P=new Path2D,P.rect(ut,ot,et,z)}o?ri(x,C,u.dash,u.cap,A,h,p,v,w):kc(i,x,C,u.dash,u.cap,A,h,p,v,P,w),U&&g.translate(-D,-D)}function kc(i,o,u,h,p,w,v,x,A,C,P){let D=!1;A!=0&&Z.forEach((U,ut)=>{if(U.series[0]==i){let ot=k[U.series[1]],et=t[U.series[1]],z=(ot._paths||Yn).band;ps(z)&&(z=U.dir==1?z[0]:z[1]);let F,vt=null;ot.show&&z&&Qu(et,Ft,Bt)?(vt=U.fill(n,ut)||w,F=ot._paths.clip):z=null,ri(o,u,h,p,vt,v,x,A,C,P,F,z),D=!0}}),D||ri(o,u,h,p,w,v,x,A,C,P)}let Mr=vn|qi;function ri(i,o,u,h,p,w,v,x,A,C,P,D){Tr(i,o,u,h,p),(A||C||D)&&(g.save(),A&&g.clip(A),C&&g.clip(C)),D?(x&Mr)==Mr?(g.clip(D),P&&g.clip(P),nl(p,v),sl(i,w,o)):x&qi?(nl(p,v),g.clip(D),sl(i,w,o)):x&vn&&(g.save(),g.clip(D),P&&g.clip(P),nl(p,v),g.restore(),sl(i,w,o)):(nl(p,v),sl(i,w,o)),(A||C||D)&&g.restore()}function sl(i,o,u){u>0&&(o instanceof Map?o.forEach((h,p)=>{g.strokeStyle=el=p,g.stroke(h)}):o!=null&&i&&g.stroke(o))}function nl(i,o){o instanceof Map?o.forEach((u,h)=>{g.fillStyle=Ks=h,g.fill(u)}):o!=null&&i&&g.fill(o)}function Sc(i,o,u,h){let p=W[i],w;if(h<=0)w=[0,0];else{let v=p._space=p.space(n,i,o,u,h),x=p._incrs=p.incrs(n,i,o,u,h,v);w=bd(o,u,x,h,v)}return p._found=w}function oi(i,o,u,h,p,w,v,x,A,C){let P=v%2/2;O==1&&g.translate(P,P),Tr(x,v,A,C,x),g.beginPath();let D,U,ut,ot,et=p+(h==0||h==3?-w:w);u==0?(U=p,ot=et):(D=p,ut=et);for(let z=0;z<i.length;z++)o[z]!=null&&(u==0?D=ut=i[z]:U=ot=i[z],g.moveTo(D,U),g.lineTo(ut,ot));g.stroke(),O==1&&g.translate(-P,-P)}function Mc(i){let o=!0;return W.forEach((u,h)=>{if(!u.show)return;let p=M[u.scale];if(p.min==null){u._show&&(o=!1,u._show=!1,Qs(!1));return}else u._show||(o=!1,u._show=!0,Qs(!1));let w=u.side,v=w%2,{min:x,max:A}=p,[C,P]=Sc(h,x,A,v==0?Q:E);if(P==0)return;let D=p.distr==2,U=u._splits=u.splits(n,h,x,A,C,P,D),ut=p.distr==2?U.map(F=>De[F]):U,ot=p.distr==2?De[U[1]]-De[U[0]]:C,et=u._values=u.values(n,u.filter(n,ut,h,P,ot),h,P,ot);u._rotate=w==2?u.rotate(n,et,h,P):0;let z=u._size;u._size=Ce(u.size(n,et,h,i)),z!=null&&u._size!=z&&(o=!1)}),o}function Rc(i){let o=!0;return vr.forEach((u,h)=>{let p=u(n,h,As,i);p!=rs[h]&&(o=!1),rs[h]=p}),o}function Cc(){for(let i=0;i<W.length;i++){let o=W[i];if(!o.show||!o._show)continue;let u=o.side,h=u%2,p,w,v=o.stroke(n,i),x=u==0||u==3?-1:1,[A,C]=o._found;if(o.label!=null){let Xt=o.labelGap*x,de=Nt((o._lpos+Xt)*ht);_r(o.labelFont[0],v,"center",u==2?"top":xo),g.save(),h==1?(p=w=0,g.translate(de,Nt(ve+Ee/2)),g.rotate((u==3?-Tl:Tl)/2)):(p=Nt(ce+ne/2),w=de);let Ms=ha(o.label)?o.label(n,i,A,C):o.label;g.fillText(Ms,p,w),g.restore()}if(C==0)continue;let P=M[o.scale],D=h==0?ne:Ee,U=h==0?ce:ve,ut=o._splits,ot=P.distr==2?ut.map(Xt=>De[Xt]):ut,et=P.distr==2?De[ut[1]]-De[ut[0]]:A,z=o.ticks,F=o.border,vt=z.show?z.size:0,Mt=Nt(vt*ht),qt=Nt((o.alignTo==2?o._size-vt-o.gap:o.gap)*ht),pt=o._rotate*-Tl/180,Rt=I(o._pos*ht),ue=(Mt+qt)*x,Zt=Rt+ue;w=h==0?Zt:0,p=h==1?Zt:0;let _e=o.font[0],Le=o.align==1?pn:o.align==2?Ri:pt>0?pn:pt<0?Ri:h==0?"center":u==3?Ri:pn,Ue=pt||h==1?"middle":u==2?"top":xo;_r(_e,v,Le,Ue);let he=o.font[1]*o.lineGap,Ae=ut.map(Xt=>I(f(Xt,P,D,U))),Oe=o._values;for(let Xt=0;Xt<Oe.length;Xt++){let de=Oe[Xt];if(de!=null){h==0?p=Ae[Xt]:w=Ae[Xt],de=""+de;let Ms=de.indexOf(`
`)==-1?[de]:de.split(/\n/gm);for(let te=0;te<Ms.length;te++){let jr=Ms[te];pt?(g.save(),g.translate(p,w+te*he),g.rotate(pt),g.fillText(jr,0,0),g.restore()):g.fillText(jr,p,w+te*he)}}}z.show&&oi(Ae,z.filter(n,ot,i,C,et),h,u,Rt,Mt,bt(z.width*ht,3),z.stroke(n,i),z.dash,z.cap);let je=o.grid;je.show&&oi(Ae,je.filter(n,ot,i,C,et),h,h==0?2:1,h==0?ve:ce,h==0?Ee:ne,bt(je.width*ht,3),je.stroke(n,i),je.dash,je.cap),F.show&&oi([Rt],[1],h==0?1:0,h==0?1:2,h==1?ve:ce,h==1?Ee:ne,bt(F.width*ht,3),F.stroke(n,i),F.dash,F.cap)}Wt("drawAxes")}function Qs(i){k.forEach((o,u)=>{u>0&&(o._paths=null,i&&(l==1?(o.min=null,o.max=null):o.facets.forEach(h=>{h.min=null,h.max=null})))})}let ll=!1,ai=!1,Rn=[];function Pc(){ai=!1;for(let i=0;i<Rn.length;i++)Wt(...Rn[i]);Rn.length=0}function Js(){ll||(uh(Rr),ll=!0)}function Ec(i,o=!1){ll=!0,ai=o,i(n),Rr(),o&&Rn.length>0&&queueMicrotask(Pc)}n.batch=Ec;function Rr(){if(Kl&&(Tc(),Kl=!1),zs&&(gc(),zs=!1),Zn){if(Tt(T,pn,$t),Tt(T,"top",Ot),Tt(T,zn,Q),Tt(T,Gn,E),Tt(S,pn,$t),Tt(S,"top",Ot),Tt(S,zn,Q),Tt(S,Gn,E),Tt(b,zn,Xe),Tt(b,Gn,ys),y.width=Nt(Xe*ht),y.height=Nt(ys*ht),W.forEach(({_el:i,_show:o,_size:u,_pos:h,side:p})=>{if(i!=null)if(o){let w=p===3||p===0?u:0,v=p%2==1;Tt(i,v?"left":"top",h-w),Tt(i,v?"width":"height",u),Tt(i,v?"top":"left",v?Ot:$t),Tt(i,v?"height":"width",v?E:Q),Fi(i,Ns)}else ge(i,Ns)}),el=Ks=Zl=ti=ei=si=ni=li=Xl=null,le=1,En(!0),$t!=qs||Ot!=vs||Q!=We||E!=xs){Qs(!1);let i=Q/We,o=E/xs;if(Qt&&!Ts&&H.left>=0){H.left*=i,H.top*=o,Zs&&Qe(Zs,Nt(H.left),0,Q,E),Xs&&Qe(Xs,0,Nt(H.top),Q,E);for(let u=0;u<Te.length;u++){let h=Te[u];h!=null&&(js[u]*=i,Ys[u]*=o,Qe(h,Ce(js[u]),Ce(Ys[u]),Q,E))}}if(yt.show&&!Xn&&yt.left>=0&&yt.width>0){yt.left*=i,yt.width*=i,yt.top*=o,yt.height*=o;for(let u in mi)Tt(sn,u,yt[u])}qs=$t,vs=Ot,We=Q,xs=E}Wt("setSize"),Zn=!1}Xe>0&&ys>0&&(g.clearRect(0,0,y.width,y.height),Wt("drawClear"),K.forEach(i=>i()),Wt("draw")),yt.show&&Xn&&(il(yt),Xn=!1),Qt&&Ts&&(Ss(null,!0,!1),Ts=!1),tt.show&&tt.live&&xe&&(di(),xe=!1),d||(d=!0,n.status=1,Wt("ready")),Mn=!1,ll=!1}n.redraw=(i,o)=>{zs=o||!1,i!==!1?as(L,R.min,R.max):Js()};function ci(i,o){let u=M[i];if(u.from==null){if(Gt==0){let h=u.range(n,o.min,o.max,i);o.min=h[0],o.max=h[1]}if(o.min>o.max){let h=o.min;o.min=o.max,o.max=h}if(Gt>1&&o.min!=null&&o.max!=null&&o.max-o.min<1e-16)return;i==L&&u.distr==2&&Gt>0&&(o.min=Be(o.min,t[0]),o.max=Be(o.max,t[0]),o.min==o.max&&o.max++),V[i]=o,Kl=!0,Js()}}n.setScale=ci;let ui,hi,Zs,Xs,Cr,Pr,tn,en,Er,Dr,wt,kt,os=!1,Ut=H.drag,Vt=Ut.x,It=Ut.y;Qt&&(H.x&&(ui=Re(Lu,S)),H.y&&(hi=Re(Ou,S)),R.ori==0?(Zs=ui,Xs=hi):(Zs=hi,Xs=ui),wt=H.left,kt=H.top);let yt=n.select=Dt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),sn=yt.show?Re(Du,yt.over?S:T):null;function il(i,o){if(yt.show){for(let u in i)yt[u]=i[u],u in mi&&Tt(sn,u,i[u]);o!==!1&&Wt("setSelect")}}n.setSelect=il;function Dc(i){if(k[i].show)Lt&&Fi(St[i],Ns);else if(Lt&&ge(St[i],Ns),Qt){let u=Us?Te[0]:Te[i];u!=null&&Qe(u,-10,-10,Q,E)}}function as(i,o,u){ci(i,{min:o,max:u})}function ze(i,o,u,h){o.focus!=null&&Fc(i),o.show!=null&&k.forEach((p,w)=>{w>0&&(i==w||i==null)&&(p.show=o.show,Dc(w),l==2?(as(p.facets[0].scale,null,null),as(p.facets[1].scale,null,null)):as(p.scale,null,null),Js())}),u!==!1&&Wt("setSeries",i,o),h&&Dn("setSeries",n,i,o)}n.setSeries=ze;function Lc(i,o){Dt(Z[i],o)}function Oc(i,o){i.fill=nt(i.fill||null),i.dir=ct(i.dir,-1),o=o??Z.length,Z.splice(o,0,i)}function Nc(i){i==null?Z.length=0:Z.splice(i,1)}n.addBand=Oc,n.setBand=Lc,n.delBand=Nc;function Hc(i,o){k[i].alpha=o,Qt&&Te[i]!=null&&(Te[i].style.opacity=o),Lt&&St[i]&&(St[i].style.opacity=o)}let ts,cs,ks,nn={focus:!0};function Fc(i){if(i!=ks){let o=i==null,u=qe.alpha!=1;k.forEach((h,p)=>{if(l==1||p>0){let w=o||p==0||p==i;h._focus=o?null:w,u&&Hc(p,w?1:qe.alpha)}}),ks=i,u&&Js()}}Lt&&Gs&&Jt(ko,dt,i=>{H._lock||(_s(i),ks!=null&&ze(null,nn,!0,Et.setSeries))});function Ge(i,o,u){let h=M[o];u&&(i=i/ht-(h.ori==1?Ot:$t));let p=Q;h.ori==1&&(p=E,i=p-i),h.dir==-1&&(i=p-i);let w=h._min,v=h._max,x=i/p,A=w+(v-w)*x,C=h.distr;return C==3?$n(10,A):C==4?Zu(A,h.asinh):C==100?h.bwd(A):A}function Bc(i,o){let u=Ge(i,L,o);return Be(u,t[0],Ft,Bt)}n.valToIdx=i=>Be(i,t[0]),n.posToIdx=Bc,n.posToVal=Ge,n.valToPos=(i,o,u)=>M[o].ori==0?r(i,M[o],u?ne:Q,u?ce:0):a(i,M[o],u?Ee:E,u?ve:0),n.setCursor=(i,o,u)=>{wt=i.left,kt=i.top,Ss(null,o,u)};function Lr(i,o){Tt(sn,pn,yt.left=i),Tt(sn,zn,yt.width=o)}function Or(i,o){Tt(sn,"top",yt.top=i),Tt(sn,Gn,yt.height=o)}let Cn=R.ori==0?Lr:Or,Pn=R.ori==1?Lr:Or;function Vc(){if(Lt&&tt.live)for(let i=l==2?1:0;i<k.length;i++){if(i==0&&ye)continue;let o=tt.values[i],u=0;for(let h in o)Ie[i][u++].firstChild.nodeValue=o[h]}}function di(i,o){if(i!=null&&(i.idxs?i.idxs.forEach((u,h)=>{mt[h]=u}):sh(i.idx)||mt.fill(i.idx),tt.idx=mt[0]),Lt&&tt.live){for(let u=0;u<k.length;u++)(u>0||l==1&&!ye)&&Ic(u,mt[u]);Vc()}xe=!1,o!==!1&&Wt("setLegend")}n.setLegend=di;function Ic(i,o){let u=k[i],h=i==0&&J==2?De:t[i],p;ye?p=u.values(n,i,o)??is:(p=u.value(n,o==null?null:h[o],i,o),p=p==null?is:{_:p}),tt.values[i]=p}function Ss(i,o,u){Er=wt,Dr=kt,[wt,kt]=H.move(n,wt,kt),H.left=wt,H.top=kt,Qt&&(Zs&&Qe(Zs,Nt(wt),0,Q,E),Xs&&Qe(Xs,0,Nt(kt),Q,E));let h,p=Ft>Bt;ts=gt,cs=null;let w=R.ori==0?Q:E,v=R.ori==1?Q:E;if(wt<0||Gt==0||p){h=H.idx=null;for(let x=0;x<k.length;x++){let A=Te[x];A!=null&&Qe(A,-10,-10,Q,E)}Gs&&ze(null,nn,!0,i==null&&Et.setSeries),tt.live&&(mt.fill(h),xe=!0)}else{let x,A,C;l==1&&(x=R.ori==0?wt:kt,A=Ge(x,L),h=H.idx=Be(A,t[0],Ft,Bt),C=N(t[0][h],R,w,0));let P=-10,D=-10,U=0,ut=0,ot=!0,et="",z="";for(let F=l==2?1:0;F<k.length;F++){let vt=k[F],Mt=mt[F],qt=Mt==null?null:l==1?t[F][Mt]:t[F][1][Mt],pt=H.dataIdx(n,F,h,A),Rt=pt==null?null:l==1?t[F][pt]:t[F][1][pt];if(xe=xe||Rt!=qt||pt!=Mt,mt[F]=pt,F>0&&vt.show){let ue=pt==null?-10:pt==h?C:N(l==1?t[0][pt]:t[F][0][pt],R,w,0),Zt=Rt==null?-10:G(Rt,l==1?M[vt.scale]:M[vt.facets[1].scale],v,0);if(Gs&&Rt!=null){let _e=R.ori==1?wt:kt,Le=Ht(qe.dist(n,F,pt,Zt,_e));if(Le<ts){let Ue=qe.bias;if(Ue!=0){let he=Ge(_e,vt.scale),Ae=Rt>=0?1:-1,Oe=he>=0?1:-1;Oe==Ae&&(Oe==1?Ue==1?Rt>=he:Rt<=he:Ue==1?Rt<=he:Rt>=he)&&(ts=Le,cs=F)}else ts=Le,cs=F}}if(xe||Us){let _e,Le;R.ori==0?(_e=ue,Le=Zt):(_e=Zt,Le=ue);let Ue,he,Ae,Oe,je,Xt,de=!0,Ms=Kt.bbox;if(Ms!=null){de=!1;let te=Ms(n,F);Ae=te.left,Oe=te.top,Ue=te.width,he=te.height}else Ae=_e,Oe=Le,Ue=he=Kt.size(n,F);if(Xt=Kt.fill(n,F),je=Kt.stroke(n,F),Us)F==cs&&ts<=qe.prox&&(P=Ae,D=Oe,U=Ue,ut=he,ot=de,et=Xt,z=je);else{let te=Te[F];te!=null&&(js[F]=Ae,Ys[F]=Oe,Do(te,Ue,he,de),Po(te,Xt,je),Qe(te,Ce(Ae),Ce(Oe),Q,E))}}}}if(Us){let F=qe.prox,vt=ks==null?ts<=F:ts>F||cs!=ks;if(xe||vt){let Mt=Te[0];Mt!=null&&(js[0]=P,Ys[0]=D,Do(Mt,U,ut,ot),Po(Mt,et,z),Qe(Mt,Ce(P),Ce(D),Q,E))}}}if(yt.show&&os)if(i!=null){let[x,A]=Et.scales,[C,P]=Et.match,[D,U]=i.cursor.sync.scales,ut=i.cursor.drag;if(Vt=ut._x,It=ut._y,Vt||It){let{left:ot,top:et,width:z,height:F}=i.select,vt=i.scales[D].ori,Mt=i.posToVal,qt,pt,Rt,ue,Zt,_e=x!=null&&C(x,D),Le=A!=null&&P(A,U);_e&&Vt?(vt==0?(qt=ot,pt=z):(qt=et,pt=F),Rt=M[x],ue=N(Mt(qt,D),Rt,w,0),Zt=N(Mt(qt+pt,D),Rt,w,0),Cn(Ve(ue,Zt),Ht(Zt-ue))):Cn(0,w),Le&&It?(vt==1?(qt=ot,pt=z):(qt=et,pt=F),Rt=M[A],ue=G(Mt(qt,U),Rt,v,0),Zt=G(Mt(qt+pt,U),Rt,v,0),Pn(Ve(ue,Zt),Ht(Zt-ue))):Pn(0,v)}else pi()}else{let x=Ht(Er-Cr),A=Ht(Dr-Pr);if(R.ori==1){let U=x;x=A,A=U}Vt=Ut.x&&x>=Ut.dist,It=Ut.y&&A>=Ut.dist;let C=Ut.uni;C!=null?Vt&&It&&(Vt=x>=C,It=A>=C,!Vt&&!It&&(A>x?It=!0:Vt=!0)):Ut.x&&Ut.y&&(Vt||It)&&(Vt=It=!0);let P,D;Vt&&(R.ori==0?(P=tn,D=wt):(P=en,D=kt),Cn(Ve(P,D),Ht(D-P)),It||Pn(0,v)),It&&(R.ori==1?(P=tn,D=wt):(P=en,D=kt),Pn(Ve(P,D),Ht(D-P)),Vt||Cn(0,w)),!Vt&&!It&&(Cn(0,0),Pn(0,0))}if(Ut._x=Vt,Ut._y=It,i==null){if(u){if(Ur!=null){let[x,A]=Et.scales;Et.values[0]=x!=null?Ge(R.ori==0?wt:kt,x):null,Et.values[1]=A!=null?Ge(R.ori==1?wt:kt,A):null}Dn(Ci,n,wt,kt,Q,E,h)}if(Gs){let x=u&&Et.setSeries,A=qe.prox;ks==null?ts<=A&&ze(cs,nn,!0,x):ts>A?ze(null,nn,!0,x):cs!=ks&&ze(cs,nn,!0,x)}}xe&&(tt.idx=h,di()),o!==!1&&Wt("setCursor")}let us=null;Object.defineProperty(n,"rect",{get(){return us==null&&En(!1),us}});function En(i=!1){i?us=null:(us=S.getBoundingClientRect(),Wt("syncRect",us))}function Nr(i,o,u,h,p,w,v){H._lock||os&&i!=null&&i.movementX==0&&i.movementY==0||(fi(i,o,u,h,p,w,v,!1,i!=null),i!=null?Ss(null,!0,!0):Ss(o,!0,!1))}function fi(i,o,u,h,p,w,v,x,A){if(us==null&&En(!1),_s(i),i!=null)u=i.clientX-us.left,h=i.clientY-us.top;else{if(u<0||h<0){wt=-10,kt=-10;return}let[C,P]=Et.scales,D=o.cursor.sync,[U,ut]=D.values,[ot,et]=D.scales,[z,F]=Et.match,vt=o.axes[0].side%2==1,Mt=R.ori==0?Q:E,qt=R.ori==1?Q:E,pt=vt?w:p,Rt=vt?p:w,ue=vt?h:u,Zt=vt?u:h;if(ot!=null?u=z(C,ot)?f(U,M[C],Mt,0):-10:u=Mt*(ue/pt),et!=null?h=F(P,et)?f(ut,M[P],qt,0):-10:h=qt*(Zt/Rt),R.ori==1){let _e=u;u=h,h=_e}}A&&(o==null||o.cursor.event.type==Ci)&&((u<=1||u>=Q-1)&&(u=Ls(u,Q)),(h<=1||h>=E-1)&&(h=Ls(h,E))),x?(Cr=u,Pr=h,[tn,en]=H.move(n,u,h)):(wt=u,kt=h)}let mi={width:0,height:0,left:0,top:0};function pi(){il(mi,!1)}let Hr,Fr,Br,Vr;function Ir(i,o,u,h,p,w,v){os=!0,Vt=It=Ut._x=Ut._y=!1,fi(i,o,u,h,p,w,v,!0,!1),i!=null&&(Jt(Pi,Ni,Wr,!1),Dn(_o,n,tn,en,Q,E,null));let{left:x,top:A,width:C,height:P}=yt;Hr=x,Fr=A,Br=C,Vr=P}function Wr(i,o,u,h,p,w,v){os=Ut._x=Ut._y=!1,fi(i,o,u,h,p,w,v,!1,!0);let{left:x,top:A,width:C,height:P}=yt,D=C>0||P>0,U=Hr!=x||Fr!=A||Br!=C||Vr!=P;if(D&&U&&il(yt),Ut.setScale&&D&&U){let ut=x,ot=C,et=A,z=P;if(R.ori==1&&(ut=A,ot=P,et=x,z=C),Vt&&as(L,Ge(ut,L),Ge(ut+ot,L)),It)for(let F in M){let vt=M[F];F!=L&&vt.from==null&&vt.min!=gt&&as(F,Ge(et+z,F),Ge(et,F))}pi()}else H.lock&&(H._lock=!H._lock,Ss(o,!0,i!=null));i!=null&&(Ws(Pi,Ni),Dn(Pi,n,wt,kt,Q,E,null))}function Wc(i,o,u,h,p,w,v){if(H._lock)return;_s(i);let x=os;if(os){let A=!0,C=!0,P=10,D,U;R.ori==0?(D=Vt,U=It):(D=It,U=Vt),D&&U&&(A=wt<=P||wt>=Q-P,C=kt<=P||kt>=E-P),D&&A&&(wt=wt<tn?0:Q),U&&C&&(kt=kt<en?0:E),Ss(null,!0,!0),os=!1}wt=-10,kt=-10,mt.fill(null),Ss(null,!0,!0),x&&(os=x)}function qr(i,o,u,h,p,w,v){H._lock||(_s(i),Jl(),pi(),i!=null&&Dn(So,n,wt,kt,Q,E,null))}function zr(){W.forEach($d),Ql(n.width,n.height,!0)}Hs(_l,bn,zr);let ln={};ln.mousedown=Ir,ln.mousemove=Nr,ln.mouseup=Wr,ln.dblclick=qr,ln.setSeries=(i,o,u,h)=>{let p=Et.match[2];u=p(n,o,u),u!=-1&&ze(u,h,!0,!1)},Qt&&(Jt(_o,S,Ir),Jt(Ci,S,Nr),Jt(Ao,S,i=>{_s(i),En(!1)}),Jt(ko,S,Wc),Jt(So,S,qr),zi.add(n),n.syncRect=En);let rl=n.hooks=e.hooks||{};function Wt(i,o,u){ai?Rn.push([i,o,u]):i in rl&&rl[i].forEach(h=>{h.call(null,n,o,u)})}(e.plugins||[]).forEach(i=>{for(let o in i.hooks)rl[o]=(rl[o]||[]).concat(i.hooks[o])});let Gr=(i,o,u)=>u,Et=Dt({key:null,setSeries:!1,filters:{pub:Fo,sub:Fo},scales:[L,k[1]?k[1].scale:null],match:[Bo,Bo,Gr],values:[null,null]},H.sync);Et.match.length==2&&Et.match.push(Gr),H.sync=Et;let Ur=Et.key,gi=Oa(Ur);function Dn(i,o,u,h,p,w,v){Et.filters.pub(i,o,u,h,p,w,v)&&gi.pub(i,o,u,h,p,w,v)}gi.sub(n);function qc(i,o,u,h,p,w,v){Et.filters.sub(i,o,u,h,p,w,v)&&ln[i](null,o,u,h,p,w,v)}n.pub=qc;function zc(){gi.unsub(n),zi.delete(n),ws.clear(),Bi(_l,bn,zr),m.remove(),dt?.remove(),Wt("destroy")}n.destroy=zc;function bi(){Wt("init",e,t),xr(t||e.data,!1),V[L]?ci(L,V[L]):Jl(),Xn=yt.show&&(yt.width>0||yt.height>0),Ts=xe=!0,Ql(e.width,e.height)}return k.forEach(yr),W.forEach(xc),s?s instanceof HTMLElement?(s.appendChild(m),bi()):s(n,bi):bi(),n}Yt.assign=Dt;Yt.fmtNum=Ji;Yt.rangeNum=Al;Yt.rangeLog=Ml;Yt.rangeAsinh=Ki;Yt.orient=Bs;Yt.pxRatio=ht;Yt.join=ch;Yt.fmtDate=Xi,Yt.tzDate=yh;Yt.sync=Oa;{Yt.addGap=sd,Yt.clipGaps=Pl;let e=Yt.paths={points:Ia};e.linear=qa,e.stepped=id,e.bars=rd,e.spline=ad}function Ol(e,t){let s=document.createElement("i");(e.parentElement??e).append(s);let n=getComputedStyle(e),l=new Map(t.map(r=>(s.style.color=n.getPropertyValue(r),[r,getComputedStyle(s).color])));return s.remove(),l}var ja=220,wd=[1,2,7,14,28,56,112,364].map(e=>e*86400),bs=class{#t=null;#e;#n=null;#s=null;show(t,s){return $`<div
      class="chart"
      dir="ltr"
      role="img"
      aria-label=${s}
      ${Vn(n=>this.#i(n,t))}></div>`}#i(t,s){if(!t){this.#n?.disconnect(),this.#t?.destroy(),this.#t=null,this.#e=void 0;return}t===this.#e&&s===this.#s||(this.#e=t,this.#s=s,requestAnimationFrame(()=>this.#l(t,s)))}#l(t,s){t!==this.#e||s!==this.#s||!t.isConnected||(this.#t?.destroy(),this.#t=new Yt(yd(t,s),[[...s.at],...s.lines.map(n=>[...n.values])],t),this.#n?.disconnect(),this.#n=new ResizeObserver(()=>this.#t?.setSize({width:t.clientWidth,height:ja})),this.#n.observe(t))}};function yd(e,t){let s=Ol(e,["--ink-soft","--line",...t.lines.map(f=>f.colour)]),n=f=>s.get(f)??"",l=t.shown??(f=>j(f)),r=new Intl.DateTimeFormat(Ye,{day:"numeric",month:"short"}),a={stroke:n("--ink-soft"),grid:{stroke:n("--line"),width:1},ticks:{stroke:n("--line"),width:1}};return{width:e.clientWidth||600,height:ja,cursor:{drag:{x:!1,y:!1}},scales:{x:{time:!0},y:{range:(f,d,m)=>[0,t.most??Math.max(m*1.1,1)]}},axes:[{...a,values:(f,d)=>d.map(m=>r.format(m*1e3)),space:80,incrs:wd},{...a,values:(f,d)=>d.map(m=>Number.isInteger(m)||t.most?l(m):""),size:56}],series:[{label:c("Day"),value:(f,d)=>d===null?"":r.format(d*1e3)},...t.lines.map(f=>({label:f.name,stroke:n(f.colour),width:2,spanGaps:!0,points:{show:t.at.length<40,size:5},...f.dashed?{dash:[5,4]}:{},...f.filled?{fill:`${n(f.colour).replace("rgb(","rgba(").replace(")",", .12)")}`}:{},value:(d,m)=>m===null?"–":l(m)}))]}}var vd=5;function xd(e){let t=[e.by_agent,e.by_queue,e.by_week,e.by_question];return[e.all,...t.flatMap(s=>Object.values(s))].some(s=>s.left_out>0)}function Ya(e){return $`${j(e.count)}${e.left_out?$` <span class="tag small">${c("{n} left out",{n:e.left_out})}</span>`:_}`}var Ka=e=>e===null?"–":j(e),Nl=class{#t;#e=new mn(83,()=>{this.#c()});#n=null;#s="";#i=new bs;#l={at:[],lines:[],most:1,shown:Ct};constructor(t){this.#t=t,this.#c()}show(){let t=this.#n,s=this.#t.names;return $` <div class="card filters">
        <div class="row">
          ${this.#e.fields(this.#t)}
          <a class="button plain" href=${`${it}/averages?${this.#e.query()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!t||this.#s?Me(this.#s,()=>{this.#c()}):t.all.count?$` <section class="card figures-row" aria-label=${c("In short")}>
                  <div class="figure">
                    <b class="number">${Ct(t.all.mean)}</b
                    ><span class="soft">${c("quality of drawn calls")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${j(t.all.count+t.all.left_out)}</b
                    ><span class="soft">${c("assessed")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${Ka(t.all.fatal)}</b><span class="soft">${c("with a fatal error")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${j(t.by_hand)}</b
                    ><span class="soft">${c("chosen by hand, not counted")}</span>
                  </div>
                </section>
                ${xd(t)?$`<p class="hint small">
                        ${c("“left out”: you are yet to assess these calls, and so few of them, or what remains when means are subtracted, would tell what others gave. They count for you when your own assessments are submitted.")}
                      </p>`:_}
                ${this.#l.at.length<2?_:$`<section class="card">
                        <h2>${c("By week")}</h2>
                        ${this.#i.show(this.#l,c("Quality by week; the table below has the same numbers."))}
                      </section>`}
                <div class="columns">
                  ${this.#a(c("By agent"),c("Agent"),t.by_agent,n=>pe(this.#t,n))}
                  ${this.#a(c("By queue"),c("Queue"),t.by_queue,n=>zt(s.queues,n,"–"))}
                  ${this.#a(c("By week"),c("Week"),t.by_week,ds)}
                </div>
                ${this.#r(t)}`:Ke(c("No drawn call was assessed in this time."))}`}#a(t,s,n,l){return $`<section class="card">
      <h2>${t}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${s}</th>
              <th class="number">${c("Quality")}</th>
              <th class="number">${c("Calls")}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(n).map(([r,a])=>$`<tr>
                  <td>
                    <bdi>${l(r)}</bdi>
                    ${a.fatal?$`<span class="tag bad small">${un("{n} fatal","{n} fatal errors",a.fatal)}</span>`:_}
                  </td>
                  <td class="number">${Ct(a.mean)}</td>
                  <td class="number">
                    ${Ya(a)}${a.count&&a.count<vd?$` <span class="tag warn small">${c("few")}</span>`:_}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}#r(t){let s=Object.values(t.by_question).sort((n,l)=>(n.mean??2)-(l.mean??2));return $`<section class="card">
      <h2>${c("By question, the weakest first")}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${c("Question")}</th>
              <th>${c("Share of the best mark")}</th>
              <th class="number">${c("Applied")}</th>
              <th class="number">${c("Fatal")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.map(n=>$`<tr>
                  <td>${jt(n.text,"?")}</td>
                  <td>
                    ${n.mean===null?Ct(n.mean):$`<span class="share"
                            ><svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                              <rect class="share-ground" width="100" height="12"></rect>
                              <rect class="share-fill" width=${n.mean*100} height="12"></rect></svg
                            ><b class="number">${Ct(n.mean)}</b></span
                          >`}
                  </td>
                  <td class="number">${Ya(n)}</td>
                  <td class="number">${Ka(n.fatal)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}async#c(){this.#s="";let t=await xt(()=>at.get(`${it}/averages?${this.#e.query()}`),s=>this.#s=s);if(t){this.#n=t.body;let s=Object.entries(t.body.by_week);this.#l={at:s.map(([n])=>hn(n)),lines:[{name:c("Quality"),colour:"--accent",values:s.map(([,n])=>n.mean),filled:!0}],most:1,shown:Ct}}this.#t.redraw()}};var Td=["caller","agent","line","here","note","hold","pause","digits"],_d=["caller","agent"];function Ja(e,t,s,n,l){let r=window.devicePixelRatio||1,[a,f]=[e.clientWidth,e.clientHeight];if(!a||!f)return;e.width!==Math.round(a*r)&&(e.width=Math.round(a*r)),e.height!==Math.round(f*r)&&(e.height=Math.round(f*r));let d=e.getContext("2d");if(!d)return;let m=Ol(e,Td.map(b=>`--wave-${b}`)),y=b=>m.get(`--wave-${b}`)??"";d.setTransform(r,0,0,r,0,0),d.clearRect(0,0,a,f);let g=b=>b/t.seconds*a;for(let b of s.gaps){d.fillStyle=y(b.why);let T=b.side==="both"?[0,f]:b.side==="caller"?[0,f/2]:[f/2,f/2];d.fillRect(g(b.begins),T[0],Math.max(g(b.ends)-g(b.begins),2),T[1])}for(let b of _d)Ad(d,t[b],b,{width:a,height:f,played:g(l),colour:y});d.strokeStyle=y("line"),d.lineWidth=1;for(let b of s.segments.slice(1))Qa(d,g(b.begins),f,[4,3]);d.fillStyle=y("note");for(let b of n)d.beginPath(),d.moveTo(g(b.at)-5,0),d.lineTo(g(b.at)+5,0),d.lineTo(g(b.at),9),d.fill();d.strokeStyle=y("here"),d.lineWidth=2,Qa(d,g(l),f,[])}function Ad(e,t,s,n){let l=n.height/2,r=s==="caller"?-1:1,a=Math.max(10,...t),f=n.width/t.length;e.fillStyle=n.colour(s),t.forEach((d,m)=>{let y=Math.max(1,d/a*l*.92);e.globalAlpha=m*f<=n.played?1:.55,e.fillRect(m*f,r<0?l-1-y:l+1,Math.max(f*.8,.6),y)}),e.globalAlpha=1}function Qa(e,t,s,n){e.setLineDash(n),e.beginPath(),e.moveTo(t,0),e.lineTo(t,s),e.stroke(),e.setLineDash([])}var kd=[.75,1,1.25,1.5,2],Hl=5,Sd={hold:()=>c("On hold"),pause:()=>c("Recording paused"),digits:()=>c("Keyed digits, left out")},Fl=class{#t=new Audio;#e=null;#n;#s=!1;#i=null;#l;#a;#r;#c;#o;notes=[];constructor(t,s,n,l,r){this.#o=l,this.#l=t,this.#a=s,this.#r=n,this.#c=r,this.#t.preload="auto";for(let a of["play","pause","ended","ratechange","error"])this.#t.addEventListener(a,()=>this.#m());this.#t.addEventListener("timeupdate",()=>this.#m())}get time(){return this.#t.currentTime}get loaded(){return this.#t.src!==""}seek(t){this.loaded&&(this.#t.currentTime=Math.min(Math.max(t,0),Math.max(this.#r.seconds-.05,0)),this.#m())}stop(){this.#t.pause(),this.#t.removeAttribute("src"),this.#i?.disconnect()}key(t){let n={ArrowLeft:()=>this.seek(this.time-Hl),ArrowRight:()=>this.seek(this.time+Hl),Home:()=>this.seek(0),End:()=>this.seek(this.#r.seconds)," ":()=>this.#d()}[t.key];return!n||!this.loaded?!1:(t.preventDefault(),n(),!0)}show(){if(!this.loaded)return $`<div class="listen row">
        <button @click=${()=>{this.#u()}} ?disabled=${this.#s}>${c("Listen")}</button>
        <span class="soft small"
          >${c("{time} long. Who listens is written into the access log.",{time:Pt(this.#r.seconds)})}</span
        >
      </div>`;let t=!this.#t.paused&&!this.#t.ended;return $` <div class="player" dir="ltr">
        <div class="wave-sides" aria-hidden="true"><span>${c("Caller")}</span><span>${c("Agent")}</span></div>
        <canvas
          ${Vn(s=>this.#h(s))}
          class="wave"
          tabindex="0"
          role="slider"
          aria-label=${c("Place in the call")}
          aria-valuemin="0"
          aria-valuemax=${Math.round(this.#r.seconds)}
          aria-valuenow=${Math.round(this.time)}
          aria-valuetext=${c("{time} of {whole}",{time:Pt(this.time),whole:Pt(this.#r.seconds)})}
          @click=${s=>this.#p(s)}
          @keydown=${s=>this.key(s)}></canvas>
      </div>
      <div class="row">
        <button class="plain" @click=${()=>this.seek(this.time-Hl)} aria-label=${`−5 s: ${c("5 seconds back")}`}>
          <bdi>−5 s</bdi>
        </button>
        <button @click=${()=>this.#d()}>${t?c("Pause"):c("Play")}</button>
        <button class="plain" @click=${()=>this.seek(this.time+Hl)} aria-label=${`+5 s: ${c("5 seconds forth")}`}>
          <bdi>+5 s</bdi>
        </button>
        <span class="number" dir="ltr">${Pt(this.time)} / ${Pt(this.#r.seconds)}</span>
        <label class="speed"
          >${c("Speed")}
          <select
            @change=${s=>this.#t.playbackRate=Number(s.target.value)}>
            ${kd.map(s=>$`<option value=${s} ?selected=${s===this.#t.playbackRate}>${s}×</option>`)}
          </select>
        </label>
      </div>
      ${this.#t.error?$`<p class="trouble" role="alert">${c("The sound cannot be played. Load the page again.")}</p>`:_}
      ${this.#f()}`}#f(){let{segments:t,gaps:s}=this.#r,n=[...t.map((l,r)=>({at:l.begins,what:r?c("Goes on with {who}",{who:this.#o(l.agent)}):c("Talk with {who}",{who:this.#o(l.agent)}),kind:"talk"})),...s.map(l=>({at:l.begins,what:`${Sd[l.why]?.()??l.why} · ${Pt(l.ends-l.begins)}`,kind:l.why}))].sort((l,r)=>l.at-r.at);return $`<ul class="marks" aria-label=${c("What happened in the call")}>
      ${n.map(l=>$`<li>
            <button class="plain small mark-${l.kind}" @click=${()=>this.seek(l.at)}>
              <span class="number">${Pt(l.at)}</span> ${l.what}
            </button>
          </li>`)}
    </ul>`}async#u(){this.#s=!0,this.#c();let t=encodeURIComponent(this.#a),s=await xt(()=>at.get(`${this.#l}/shape?why=${t}`));this.#s=!1,s&&(this.#e=s.body,this.#t.src=`${this.#l}/audio?why=${t}`),this.#c()}#d(){this.#t.paused?this.#t.play().catch(()=>this.#m()):this.#t.pause()}#p(t){let s=t.currentTarget.getBoundingClientRect();this.seek((t.clientX-s.left)/s.width*this.#r.seconds)}#h(t){if(!t||t===this.#n)return this.#g();this.#n=t,this.#i?.disconnect(),this.#i=new ResizeObserver(()=>this.#g()),this.#i.observe(t)}#m(){this.#g(),this.#c()}#g(){this.#n&&this.#e&&Ja(this.#n,this.#e,this.#r,this.notes,this.time)}};var Md=900,Bl=class{marks;words;notes;state="saved";#t;#e=0;#n=Promise.resolve(!0);#s;#i;#l;constructor(t,s,n,l){this.#t=t,this.marks={...t.marks},this.words=t.words,this.notes=[...t.notes],this.#l=s,this.#s=n,this.#i=l}get id(){return this.#t.id}leave(){clearTimeout(this.#e),this.state==="changed"&&this.#d()}show(){let t=this.#t,n=t.form.sections.flatMap(l=>l.questions.map(r=>`${l.key}.${r.key}`)).filter(l=>!(l in this.marks)).length;return $`<section class="card sheet" aria-label=${c("Assessment")}>
      <div class="row between">
        <h2>${jt(t.form.title,t.form.key)}</h2>
        <span class="row"
          >${ms(t.quality,t.fatal.length)}<span class="soft small" role="status"
            >${this.#a()}</span
          ></span
        >
      </div>
      ${t.purpose==="calibration"?$`<p class="hint small">${c("For calibration: it does not count, and the agent does not see it. You see the other assessment after yours.")}</p>`:_}
      ${t.form.sections.map(l=>$`<div class="sheet-section">
            <h3>${jt(l.title,l.key)}</h3>
            ${l.questions.map(r=>this.#r(`${l.key}.${r.key}`,r))}
          </div>`)}
      ${this.#c()}
      <label
        >${c("What you say of the whole call")}
        <textarea
          rows="3"
          maxlength="4000"
          dir="auto"
          .value=${this.words}
          @input=${l=>{this.words=l.target.value,this.#u()}}></textarea>
      </label>
      <div class="row between">
        <span class="soft small"
          >${n?un("{n} question is not answered yet","{n} questions are not answered yet",n):c("Everything is answered.")}</span
        >
        <button ?disabled=${n>0} @click=${()=>{this.#m()}}>${c("Submit")}</button>
      </div>
    </section>`}#a(){return{saved:c("draft saved"),changed:c("not saved yet"),saving:c("saving…"),trouble:c("could not be saved")}[this.state]}#r(t,s){let n=Array.from({length:s.best+1},(a,f)=>f),l=this.marks[t],r=(a,f)=>$`<label class="mark ${l===a?"given":""}">
        <input
          type="radio"
          name=${`m${this.id}-${t}`}
          .checked=${l===a}
          @change=${()=>this.#f(t,a)} />
        <span>${f}</span></label
      >`;return $`<fieldset class="question">
      <legend>
        ${jt(s.text,s.key)}
        ${s.fatal?$`<span class="tag bad">${c("0 is fatal")}</span>`:_}
        <span class="soft small number">×${j(s.weight,s.weight%1?1:0)}</span>
      </legend>
      ${jt(s.help,"")?$`<p class="soft small">${jt(s.help,"")}</p>`:_}
      <div class="marks-row">
        ${n.map(a=>r(a,String(a)))}
        ${s.not_applicable?r(null,c("does not apply")):_}
      </div>
    </fieldset>`}#c(){let t=this.#l();return $`<div class="sheet-section">
      <div class="row between">
        <h3>${c("Notes of moments")}</h3>
        <button class="plain small" ?disabled=${!t?.loaded} @click=${()=>this.#o()}>
          ${t?.loaded?c("Note at {time}",{time:Pt(t.time)}):c("Note (listen first)")}
        </button>
      </div>
      ${this.notes.map((s,n)=>$`<div class="note">
            <button
              class="quiet number"
              @click=${()=>t?.seek(s.at)}
              aria-label=${c("Go to {time}",{time:Pt(s.at)})}>
              ${Pt(s.at)}
            </button>
            <input
              dir="auto"
              maxlength="1000"
              aria-label=${c("Note at {time}",{time:Pt(s.at)})}
              .value=${s.text}
              @input=${l=>{let r=l.target.value;this.notes=this.notes.map((a,f)=>f===n?{...a,text:r}:a),this.#u()}} />
            <button
              class="quiet"
              aria-label=${c("Take the note at {time} away",{time:Pt(s.at)})}
              @click=${()=>{this.notes=this.notes.filter((l,r)=>r!==n),this.#u()}}>
              ✕
            </button>
          </div>`)}
    </div>`}#o(){let t=Math.round((this.#l()?.time??0)*10)/10;this.notes=[...this.notes,{at:t,text:""}].sort((s,n)=>s.at-n.at),this.#u()}#f(t,s){this.marks={...this.marks,[t]:s},this.#u()}#u(){this.state="changed",clearTimeout(this.#e),this.#e=window.setTimeout(()=>{this.#d()},Md),this.#s()}async#d(){return clearTimeout(this.#e),await this.#n,this.#n=this.#p(),this.#n}async#p(){this.state="saving",this.#s();let{marks:t,words:s,notes:n}=this;try{let l={saved:this.#t.saved,marks:t,words:s,notes:n},r=(await at.put(`${it}/assessments/${this.id}`,l)).body;this.#t={...this.#t,...r},this.marks===t&&this.words===s&&this.notes===n&&(this.state="saved")}catch(l){this.state="trouble",me(Wn(l),"trouble"),(!(l instanceof ie)||l.status===0||l.status>=500)&&(this.#e=window.setTimeout(()=>{this.#d()},5e3))}return this.#s(),this.#h()}#h(){return this.state==="saved"}async#m(){if(!await this.#d())return;await xt(()=>at.post(`${it}/assessments/${this.id}/submit`,{saved:this.#t.saved}))&&(me(c("Submitted. The agent can see it now.")),this.#i())}};function Vl(e,t){return $` ${e.form.sections.map(s=>$`<table class="small told">
        <caption>
          ${jt(s.title,s.key)}
        </caption>
        <tbody>
          ${s.questions.map(n=>{let l=`${s.key}.${n.key}`,r=e.marks[l];return $`<tr>
              <td>
                ${jt(n.text,n.key)}
                ${e.fatal.includes(l)?$`<span class="tag bad">${c("fatal error")}</span>`:_}
              </td>
              <td class="number nowrap">
                ${r==null?$`<span class="soft">${c("does not apply")}</span>`:$`<bdi dir="ltr">${r} / ${n.best}</bdi>`}
              </td>
            </tr>`})}
        </tbody>
      </table>`)}
  ${e.words?$`<blockquote dir="auto">${e.words}</blockquote>`:_}
  ${e.notes.length?$`<ul class="plain-list small">
          ${e.notes.map(s=>$`<li>
                ${t?$`<button class="quiet number" @click=${()=>t(s.at)}>${Pt(s.at)}</button>`:$`<span class="number soft">${Pt(s.at)}</span>`}
                <bdi>${s.text}</bdi>
              </li>`)}
        </ul>`:_}`}function Il(e){let t={acknowledged:()=>c("has read it"),disputed:()=>c("disputes it"),kept:()=>c("keeps it"),changed:()=>c("changes it")};return e.length?$`<ol class="plain-list replies" aria-label=${c("What was said to it")}>
    ${e.map(s=>$`<li>
          <span class="soft small">${Se(s.at)} · <bdi>${s.by}</bdi> ${t[s.how]()}</span>
          ${s.text?$`<p dir="auto">${s.text}</p>`:_}
        </li>`)}
  </ol>`:_}var Wl=class{#t;#e;#n=null;#s=null;#i=null;#l="";constructor(t,s){this.#t=t,this.#e=s,this.#h()}leave(){this.#s?.stop(),this.#i?.leave()}show(){let t=this.#n;if(!t)return Me(this.#l,()=>{this.#h()});let s=t.assessments.find(n=>n.id===this.#i?.id);return this.#s&&(this.#s.notes=this.#i?.notes??t.assessments.flatMap(n=>n.notes)),$` <p><a href="#calls">${c("Back to the calls")}</a></p>
      <div class="two-sides">
        <div class="stack">
          ${this.#a(t)} ${t.calibration.map(n=>this.#f(n,t))}
          ${t.assessments.filter(n=>n!==s).map(n=>this.#c(n))}
        </div>
        ${this.#i?this.#i.show():this.#r(t)}
      </div>`}#a(t){let s=this.#t.names;return $`<section class="card" aria-label=${c("The call")}>
      <div class="row between">
        <h1><bdi>${pe(this.#t,t.agent)}</bdi></h1>
        <span class="soft">${Se(t.called_at)}</span>
      </div>
      <div class="row">
        <span class="tag">${zt(s.queues,t.queue,c("no queue"))}</span>
        ${t.source==="sample"?$`<span class="tag"
                >${c("drawn, no. {n}, week of {day}",{n:t.place,day:ds(t.week)})}</span
              >`:$`<span class="tag warn">${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?$`<span class="tag">${c("legal hold")}</span>`:_}
        ${t.recorded?.damaged?$`<span class="tag bad">${c("recording damaged")}</span>`:_}
        <code class="soft small" dir="ltr">${t.call}</code>
      </div>
      ${t.why?$`<p class="small">${c("Why:")} <bdi>${t.why}</bdi></p>`:_}
      ${this.#s?this.#s.show():$`<p class="trouble">${c("Its recording is gone: kept long enough, erased, or deleted.")}</p>`}
      ${t.recorded?.keep_until?$`<p class="soft small">${c("The recording is kept until {when}.",{when:Se(t.recorded.keep_until)})}</p>`:_}
    </section>`}#r(t){let s=t.others>0,n=t.assessments.some(r=>r.by===this.#u()),l=t.opened&&!n;return $`<section class="card">
      <h2>${c("Your assessment")}</h2>
      <p class="soft">
        ${n?c("You have assessed this call. What was submitted stays as it is."):l?c("You have read what others gave, so you do not assess this call."):s?c("Somebody has assessed this call. What they gave is hidden until your own assessment is submitted."):c("Nobody has assessed this call.")}
      </p>
      ${s&&!t.opened?$`<p>
              <button class="plain" @click=${()=>{this.#p()}}>${c("Read it, and assess it no more")}</button>
            </p>`:_}
      ${this.#t.names.listens&&!n&&!l?$`<p>
              <button @click=${()=>{this.#d()}}>${s?c("Assess for calibration"):c("Assess")}</button>
            </p>`:_}
    </section>`}#c(t){return $`<section class="card" aria-label=${c("Assessment by {who}",{who:t.by})}>
      <div class="row between">
        <h2>
          ${t.purpose==="calibration"?c("Calibration by {who}",{who:t.by}):c("Assessment by {who}",{who:t.by})}
        </h2>
        <span class="row tight">${ms(t.quality,t.fatal.length)}${fn(t.answer)}</span>
      </div>
      ${Vl(t,s=>this.#s?.seek(s))} ${Il(t.replies)}
      ${t.answer==="disputed"&&this.#t.names.listens?this.#o(t):_}
    </section>`}#o(t){let s=async(n,l)=>{n.preventDefault();let r=n.target.closest("form").querySelector("textarea");await xt(()=>at.post(`${it}/assessments/${t.id}/${l}`,{text:r.value}))&&(me(c("Answered.")),await this.#h())};return $`<form class="answer" @submit=${n=>{s(n,"keep")}}>
      <label>${c("Your answer to the agent")}<textarea rows="2" required dir="auto" maxlength="4000"></textarea></label>
      <div class="row">
        <button>${c("It stays")}</button>
        <button type="button" class="plain" @click=${n=>{s(n,"change")}}>
          ${c("The agent is right: change it")}
        </button>
      </div>
    </form>`}#f(t,s){let n=new Map(s.assessments.flatMap(r=>r.form.sections.flatMap(a=>a.questions.map(f=>[`${a.key}.${f.key}`,jt(f.text,f.key)])))),l=r=>r===null?c("does not apply"):j(r);return $`<section class="card">
      <h2>${c("{first} and {second} compared",{first:t.first,second:t.second})}</h2>
      <div class="row">
        <span class="tag ${t.agreement>=.8?"good":"warn"}"
          >${c("{share} of the weight marked alike",{share:Ct(t.agreement)})}</span
        >
        ${t.difference===null?_:$`<span class="tag"><bdi>${c("{points} points apart",{points:j(Math.abs(t.difference*100))})}</bdi></span>`}
      </div>
      ${t.questions.length?$`<table class="small">
              <thead>
                <tr>
                  <th>${c("Marked differently")}</th>
                  <th class="number">${t.first}</th>
                  <th class="number">${t.second}</th>
                </tr>
              </thead>
              <tbody>
                ${t.questions.map(r=>$`<tr>
                      <td>${n.get(r.question)??r.question}</td>
                      <td class="number">${l(r.first)}</td>
                      <td class="number">${l(r.second)}</td>
                    </tr>`)}
              </tbody>
            </table>`:_}
    </section>`}#u(){return this.#t.me.agent??this.#t.me.user}async#d(){await xt(()=>at.post(`${it}/calls/${this.#e}/assessment`))&&await this.#h()}async#p(){await xt(()=>at.post(`${it}/calls/${this.#e}/read`))&&await this.#h()}async#h(){this.#l="";let t=await xt(()=>at.get(`${it}/calls/${encodeURIComponent(this.#e)}`),a=>this.#n?me(a,"trouble"):this.#l=a);if(!t)return this.#t.redraw();let s=this.#n=t.body,n=()=>this.#t.redraw(),l=s.source==="sample"?`quality sample ${s.agent}, week of ${s.week}`:`quality: ${s.why}`;s.recorded&&(this.#s??=new Fl(`${it}/calls/${s.id}`,l,s.recorded,a=>pe(this.#t,a),n));let r=s.assessments.find(a=>a.state==="draft"&&a.by===this.#u());this.#i=r?new Bl(r,()=>this.#s,n,()=>{this.#h()}):null,n()}};var ql=class{#t=new mn(28,()=>{this.#m()});#e=!1;#n=null;#s="";#i=new Map;#l;constructor(t){this.#l=t,this.#m()}show(){let t=(this.#n??[]).filter(n=>!this.#e||!n.assessments.some(l=>l.state==="submitted"&&l.purpose==="score")),s=[...new Set(t.map(n=>n.week))];return $` <div class="card filters">
        <div class="row">
          ${this.#t.fields(this.#l)}
          <label class="row tick"
            ><input
              type="checkbox"
              .checked=${this.#e}
              @change=${n=>{this.#e=n.target.checked,this.#l.redraw()}} />${c("Only those that wait")}</label
          >
          ${this.#l.names.listens?$`<button class="plain" @click=${()=>this.#u().showModal()}>${c("Choose a call by hand…")}</button>`:_}
        </div>
      </div>
      ${this.#n===null?Me(this.#s,()=>{this.#m()}):_}
      ${this.#n&&!t.length?Ke(c("No calls here. Each week is drawn when it is over: {n} calls for each agent, by chance.",{n:this.#l.names.sample})):_}
      ${s.map(n=>this.#a(n,t.filter(l=>l.week===n)))}
      ${this.#f()}`}#a(t,s){let n=s.filter(l=>l.assessments.some(r=>r.state==="submitted")).length;return $`<section class="card">
      <div class="row between">
        <h2>${c("Week of {day}",{day:ds(t)})}</h2>
        <span class="row soft small"
          >${c("{done} of {all} assessed",{done:n,all:s.length})}
          <button class="quiet" aria-expanded=${this.#i.has(t)} @click=${()=>{this.#h(t)}}>
            ${c("How was it drawn?")}
          </button></span
        >
      </div>
      ${this.#i.has(t)?this.#o(this.#i.get(t)??[]):_}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th>${c("Call")}</th>
              <th>${c("Queue")}</th>
              <th class="number">${c("Length")}</th>
              <th>${c("Chosen")}</th>
              <th>${c("Assessment")}</th>
              <th><span class="unseen">${c("Open")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${s.map(l=>this.#r(l))}
          </tbody>
        </table>
      </div>
    </section>`}#r(t){let s=this.#l.names;return $`<tr>
      <td><bdi>${pe(this.#l,t.agent)}</bdi></td>
      <td class="nowrap">${Se(t.called_at)}</td>
      <td>${zt(s.queues,t.queue,"–")}</td>
      <td class="number">${Pt(t.seconds)}</td>
      <td>
        ${t.source==="sample"?$`<span class="tag">${c("drawn, no. {n}",{n:t.place})}</span>`:$`<span class="tag warn" title=${t.why}>${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?$`<span class="tag">${c("legal hold")}</span>`:_}
      </td>
      <td>${this.#c(t)}</td>
      <td class="end">
        ${t.recording==="gone"&&!t.assessments.length&&t.source==="sample"&&s.listens?$`<button class="plain small" @click=${()=>{this.#p(t)}}>
                ${c("Recording gone: next rank")}
              </button>`:$`<a
                class="button plain small"
                href=${`#call/${t.id}`}
                aria-label=${c("Open the call of {who}, {when}",{who:pe(this.#l,t.agent),when:Se(t.called_at)})}
                >${c("Open")}</a
              >`}
      </td>
    </tr>`}#c(t){let s=t.assessments.find(r=>r.purpose==="score"&&r.state==="submitted"),n=t.assessments.filter(r=>r.purpose==="calibration"&&r.state==="submitted").length,l=t.assessments.find(r=>r.state==="draft");return t.others&&!t.opened?$`<span class="tag">${c("assessed; hidden until yours is signed")}</span>`:s?$`<span class="row tight"
      >${ms(s.quality,s.fatal.length)}<span class="soft small">${s.by}</span>
      ${fn(s.answer)}${n?$`<span class="tag">${un("{n} calibration","{n} calibrations",n)}</span>`:_}</span
    >`:$`<span class="soft">${l?c("begun by {who}",{who:l.by}):c("waits")}</span>`}#o(t){return $`<div class="proof">
      <p class="small soft">
        ${c("Rank of a call = SHA-256 of seed:call. The lowest ranks are drawn. Seed, size and hash of the population are in the journal; hotline quality sample draws again.")}
      </p>
      <div class="scroll">
        <table class="small">
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th class="number">${c("Population")}</th>
              <th>${c("Seed")}</th>
              <th>${c("Hash of the population")}</th>
              <th>${c("Drawn again")}</th>
            </tr>
          </thead>
          <tbody>
            ${t.map(s=>$`<tr>
                  <td><bdi>${pe(this.#l,s.agent)}</bdi></td>
                  <td class="number">${s.population}</td>
                  <td><code dir="ltr">${s.seed}</code></td>
                  <td><code dir="ltr" title=${s.sha256}>${s.sha256.slice(0,16)}…</code></td>
                  <td>
                    ${s.journalled?_:$`<span class="tag bad">${c("not in the journal")}</span>`}
                    ${s.holds?$`<span class="tag good">${c("the same calls")}</span>`:$`<span class="tag bad">${c("other calls")}</span>`}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`}#f(){return $`<dialog class="by-hand" aria-label=${c("Choose a call by hand")}>
      <form method="dialog" class="card bare" @submit=${t=>{this.#d(t)}}>
        <h2>${c("Choose a call by hand")}</h2>
        <p class="soft small">
          ${c("It is marked as chosen, with your name and the reason, and counts in no average.")}
        </p>
        <label>${c("The call’s identity")}<input name="call" required dir="ltr" autocomplete="off" /></label>
        <label>${c("Why this call")}<input name="why" required dir="auto" maxlength="500" autocomplete="off" /></label>
        <div class="row">
          <button>${c("Choose")}</button
          ><button class="plain" type="button" @click=${()=>this.#u().close()}>${c("Cancel")}</button>
        </div>
      </form>
    </dialog>`}#u(){return document.querySelector("dialog.by-hand")}async#d(t){t.preventDefault();let s=new FormData(t.target),n={call:s.get("call"),why:s.get("why")},l=await xt(()=>at.post(`${it}/calls`,n));l&&(this.#u().close(),location.hash=`call/${l.body.id}`)}async#p(t){await xt(()=>at.post(`${it}/calls/${t.id}/next`))&&(me(c("The next rank of the draw took its place.")),await this.#m())}async#h(t){if(this.#i.delete(t))return this.#l.redraw();let s=await xt(()=>at.get(`${it}/samples?week=${t}`));s&&this.#i.set(t,s.body.samples),this.#l.redraw()}async#m(){this.#s="";let s=await xt(()=>at.get(`${it}/calls?${this.#t.query()}`),n=>this.#s=n);this.#n=s?.body.calls??null,this.#l.redraw()}};function rr(e,t){let s=new Map;for(let n of e.rows){let[l,r]=s.get(n[t]??"")??[0,0];s.set(n[t]??"",[l+n.count,r+n.before])}return[...s].map(([n,[l,r]])=>[n,l,r]).sort((n,l)=>l[1]-n[1])}function or(e,t){if(!t)return"–";let s=Math.round((e/t-1)*100);return`${s>0?"+":s<0?"−":"±"}${j(Math.abs(s))} %`}function ar(e,t,s,n){let l=Math.max(1,...s.map(r=>r[1]));return $`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <td></td>
            <th class="number">${c("Cases")}</th>
            <th class="number">${c("Before")}</th>
            <th class="number">${c("Change")}</th>
          </tr>
        </thead>
        <tbody>
          ${s.map(([r,a,f])=>$`<tr>
                <td><bdi>${n(r)}</bdi></td>
                <td class="bar-cell">
                  <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="share-fill" width=${a/l*100} height="12"></rect>
                  </svg>
                </td>
                <td class="number">${j(a)}</td>
                <td class="number">${j(f)}</td>
                <td class="number nowrap"><bdi>${or(a,f)}</bdi></td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}function cr(e,t,s){let n=Math.sqrt(3)*s;return Xa(e,t,(l,r)=>{let f=[2*Math.round(r/(3*s)),2*Math.round((r/s-1.5)/3)+1].map(y=>{let g=y%2?.5:0;return{x:(Math.round(l/n-g)+g)*n,y:y*1.5*s}}),[d,m]=f;return Math.hypot(d.x-l,d.y-r)<=Math.hypot(m.x-l,m.y-r)?d:m})}function Za(e,t,s){return Xa(e,t,(l,r)=>({x:Math.floor(l/s),y:Math.floor(r/s)})).map(l=>({...l,x:t.x(l.longitude),y:t.y(l.latitude)}))}function Xa(e,t,s){let n=new Map;for(let[l,r,a]of e){let{x:f,y:d}=s(t.x(r),t.y(l)),m=`${f.toFixed(3)} ${d.toFixed(3)}`,y=n.get(m)??{x:f,y:d,cases:0,latitude:0,longitude:0};y.latitude+=l*a,y.longitude+=r*a,y.cases+=a,n.set(m,y)}for(let l of n.values())l.latitude/=l.cases,l.longitude/=l.cases;return[...n.values()].sort((l,r)=>r.cases-l.cases)}function tc(e,t,s){return Array.from({length:6},(n,l)=>{let r=Math.PI/3*l+Math.PI/6;return`${(e+s*Math.cos(r)).toFixed(1)},${(t+s*Math.sin(r)).toFixed(1)}`}).join(" ")}function ec(e,t,s){return Math.max(1,Math.ceil(Math.sqrt(e/t)*s))}function sc(e){if(!e.length)return null;let t={south:90,west:180,north:-90,east:-180};for(let[s,n]of e)t.south=Math.min(t.south,n),t.west=Math.min(t.west,s),t.north=Math.max(t.north,n),t.east=Math.max(t.east,s);return t}var Rd=63710088e-1*Math.PI/180,zl=.004;function nc(e,t,s,n=.06){let l={latitude:(e.south+e.north)/2,longitude:(e.west+e.east)/2},r=Math.cos(l.latitude*Math.PI/180),a=Math.max(e.north-e.south,zl)*(1+2*n),f=Math.max(e.east-e.west,zl)*r*(1+2*n),d=Math.min(t/f,s/a),m={x:t/2,y:s/2},y=b=>l.longitude+(b-m.x)/(d*r),g=b=>l.latitude-(b-m.y)/d;return{box:{south:g(s),north:g(0),west:y(0),east:y(t)},width:t,height:s,metresPerPixel:Rd/d,x:b=>m.x+(b-l.longitude)*r*d,y:b=>m.y-(b-l.latitude)*d,longitude:y,latitude:g}}function lc(e){let t=10**Math.floor(Math.log10(e));return([5,2,1].find(n=>n*t<=e*(1+1e-9))??1)*t}function ic(e,t){let s=lc(e.metresPerPixel*t);return{metres:s,pixels:s/e.metresPerPixel}}function rc(e){let t=lc(Math.max(e.north-e.south,e.east-e.west)/5),s=(n,l)=>{let r=[];for(let a=Math.ceil(n/t-1e-9);a*t<=l+t*1e-9;a++)r.push(Number((a*t).toFixed(8)));return r};return{step:t,latitudes:s(e.south,e.north),longitudes:s(e.west,e.east)}}function we(e,t,s,n=1){let l=e.north-e.south,r=e.east-e.west,a={latitude:(e.south+e.north)/2+s*l,longitude:(e.west+e.east)/2+t*r},f={tall:Math.min(Math.max(l/2*n,zl/8),40),wide:Math.min(Math.max(r/2*n,zl/8),80)};return{south:Math.max(a.latitude-f.tall,-89.9),north:Math.min(a.latitude+f.tall,89.9),west:Math.max(a.longitude-f.wide,-179.9),east:Math.min(a.longitude+f.wide,179.9)}}var[Je,$s]=[960,560],ur=17,hr=6,oc=46,ac={right:74,bottom:150};function dr(e){return sc(e.flatMap(t=>t.polygons.flatMap(s=>s[0]??[])))}function Gl(e){return nc(e,Je,$s)}function fr(e){return cr(e.found.cells,Gl(e.box),ur)}function mr(e){return jt(e.name,e.name[""]??"?")}function cc(e,t){let s=Gl(e.box),n={ArrowLeft:()=>we(e.box,-.2,0),ArrowRight:()=>we(e.box,.2,0),ArrowUp:()=>we(e.box,0,.2),ArrowDown:()=>we(e.box,0,-.2),"+":()=>we(e.box,0,0,.5),"=":()=>we(e.box,0,0,.5),"-":()=>we(e.box,0,0,2)},l=r=>{let a=n[r.key];a&&(r.preventDefault(),t(a()))};return $`<div class="map-frame" dir="ltr">
    <svg
      class="map"
      viewBox="0 0 ${Je} ${$s}"
      tabindex="0"
      role="img"
      aria-label=${c("Map of complaints. Arrow keys move it, plus and minus zoom. The table below has the same numbers.")}
      @keydown=${l}
      @dblclick=${r=>t(Cd(r,e.box,s))}>
      <defs>
        <clipPath id="map-frame"><rect width=${Je} height=${$s}></rect></clipPath>
      </defs>
      <g clip-path="url(#map-frame)">
        <rect class="map-ground" width=${Je} height=${$s}></rect>
        ${e.outline.map(r=>Pd(r,s))} ${Dd(s)}
        ${e.way==="heat"?Ld(e.found.cells,s):Od(e,s)}
        ${e.outline.map(r=>Ed(r,s))} ${Nd(s)}
      </g>
    </svg>
    <div class="map-buttons">
      <button class="plain" aria-label=${c("Zoom in")} @click=${()=>t(we(e.box,0,0,.5))}>+</button>
      <button class="plain" aria-label=${c("Zoom out")} @click=${()=>t(we(e.box,0,0,2))}>−</button>
    </div>
  </div>`}function Cd(e,t,s){let n=e.currentTarget.getBoundingClientRect(),l=s.longitude((e.clientX-n.left)/n.width*Je),r=s.latitude((e.clientY-n.top)/n.height*$s),[a,f]=[l-(t.west+t.east)/2,r-(t.south+t.north)/2];return we(t,a/(t.east-t.west),f/(t.north-t.south),.5)}function Pd(e,t){let s=e.polygons.flat().map(n=>`M${n.map(([l,r])=>`${t.x(l).toFixed(1)},${t.y(r).toFixed(1)}`).join("L")}Z`).join("");return oe`<path class="map-district" fill-rule="evenodd" d=${s}></path>`}function Ed(e,t){let s=e.polygons[0]?.[0]??[],n=l=>s.reduce((r,a)=>r+a[l],0)/Math.max(s.length,1);return oe`<text class="map-name" x=${t.x(n(0))} y=${t.y(n(1))}>${mr(e)}</text>`}function Dd(e){let t=rc(e.box),s=Math.max(0,-Math.floor(Math.log10(t.step)));return oe`<g class="map-lines">
    ${t.longitudes.map(n=>oe`<line x1=${e.x(n)} x2=${e.x(n)} y1="0" y2=${$s}></line>
      <text x=${e.x(n)+4} y=${$s-6}>${Math.abs(n).toFixed(s)}° ${n<0?"W":"E"}</text>`)}
    ${t.latitudes.map(n=>oe`<line y1=${e.y(n)} y2=${e.y(n)} x1="0" x2=${Je}></line>
      <text x=${e.y(n)<ac.bottom?ac.right:6} y=${e.y(n)-4}>${Math.abs(n).toFixed(s)}° ${n<0?"S":"N"}</text>`)}
  </g>`}function Ld(e,t){let s=cr(e,t,ur),n=s[0]?.cases??1;return oe`<g>${s.map(l=>oe`<polygon class="hex hex-${ec(l.cases,n,hr)}" points=${tc(l.x,l.y,ur-.6)}><title>${j(l.cases)}</title></polygon>`)}</g>`}function Od(e,t){let s=Za(e.found.cells,t,oc),n=new Set(s.filter(l=>l.cases===1));return oe`<g>
    ${[...n].map(l=>oe`<circle class="map-place" cx=${l.x} cy=${l.y} r="5"></circle>`)}
    ${s.filter(l=>!n.has(l)).map(l=>{let r=Math.min(10+Math.sqrt(l.cases)*1.6,oc/2+4);return oe`<circle class="map-cluster" cx=${l.x} cy=${l.y} r=${r}></circle><text class="map-count" x=${l.x} y=${l.y}>${j(l.cases)}</text>`})}
  </g>`}function Nd(e){let t=ic(e,150),s=t.metres>=1e3?`${j(t.metres/1e3)} km`:`${j(t.metres)} m`,[n,l]=[Je-20-t.pixels,$s-24];return oe`<g class="map-legend">
    <rect class="map-plate" x=${n-10} y=${l-22} width=${t.pixels+20} height="34" rx="4"></rect>
    <path d="M${n},${l-5}V${l}H${n+t.pixels}V${l-5}"></path><text x=${n+t.pixels/2} y=${l-8}>${s}</text>
    <rect class="map-plate" x=${Je-46} y="10" width="34" height="46" rx="4"></rect>
    <path class="map-north" d="M${Je-29},16l8,22l-8,-5l-8,5z"></path><text x=${Je-29} y="52">${c("N")}</text>
  </g>`}function uc(e){if(e.way!=="heat")return _;let t=fr(e)[0]?.cases??0;return $`<span class="row tight small soft"
    ><span class="row tight" dir="ltr"
      ><span class="number">1</span
      ><svg class="shades" viewBox="0 0 ${hr*20} 14" aria-hidden="true">
        ${Array.from({length:hr},(s,n)=>oe`<rect class="hex hex-${n+1}" x=${n*20} width="20" height="14"></rect>`)}
      </svg>
      <span class="number">${j(t)}</span></span
    >
    ${c("cases in a hexagon")}</span
  >`}var pr=15;function hc(e,t){let s=t.map((n,l)=>({one:n,count:e.districts[l]??0})).sort((n,l)=>l.count-n.count);return $`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("District")}</th>
          <th class="number">${c("Cases")}</th>
        </tr>
      </thead>
      <tbody>
        ${s.map(({one:n,count:l})=>$`<tr>
              <td><bdi>${mr(n)}</bdi></td>
              <td class="number">${j(l)}</td>
            </tr>`)}
        ${e.outside?$`<tr>
                <td class="soft">${c("in no district")}</td>
                <td class="number">${j(e.outside)}</td>
              </tr>`:_}
      </tbody>
    </table>
  </div>`}function dc(e,t){let s=fr(e);return $`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("Place (north, east)")}</th>
          <th class="number">${c("Cases")}</th>
          <th><span class="unseen">${c("Show")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${s.slice(0,pr).map(n=>$`<tr>
              <td class="number"><bdi dir="ltr">${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}</bdi></td>
              <td class="number">${j(n.cases)}</td>
              <td class="end">
                <button
                  class="quiet small"
                  aria-label=${c("Show {n} cases at {place}",{n:j(n.cases),place:`${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}`})}
                  @click=${()=>t(Hd(e.box,n.latitude,n.longitude))}>
                  ${c("Show")}
                </button>
              </td>
            </tr>`)}
        ${s.length>pr?$`<tr>
                <td class="soft" colspan="3">${c("and {n} further hexagons",{n:j(s.length-pr)})}</td>
              </tr>`:_}
      </tbody>
    </table>
  </div>`}function Hd(e,t,s){let[n,l]=[s-(e.west+e.east)/2,t-(e.south+e.north)/2];return we(e,n/(e.east-e.west),l/(e.north-e.south),.35)}var Ul=class{#t;#e={from:ss(27),to:ss(0)};#n="";#s="";#i="heat";#l=null;#a=null;#r="";#c=null;#o=[];#f=new bs;#u={at:[],lines:[]};#d=0;constructor(t){this.#t=t,this.#v()}show(){let{names:t}=this.#t,s=(l,r)=>[["",l],...Object.keys(r).map(a=>[a,zt(r,a,a)])],n=l=>{l(),this.#$()};return $` <div class="card filters">
        <div class="row">
          ${dn(this.#e,l=>n(()=>this.#e=l))}
          ${fs(c("Category"),this.#n,s(c("All categories"),t.categories),l=>n(()=>this.#n=l))}
          ${fs(c("Department"),this.#s,s(c("All departments"),t.departments),l=>n(()=>this.#s=l))}
          <a class="button plain" href=${`${it}/complaints?${this.#b()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#a||this.#r?Me(this.#r,()=>{this.#$()}):$`${this.#p(this.#a)}${this.#h()}
              <section class="card">
                <h2>${c("Over time")}</h2>
                ${this.#f.show(this.#u,c("Complaints over time, and in the same time before."))}
              </section>
              ${this.#g(this.#a)}`}`}#p(t){let s=r=>t.rows.reduce((a,f)=>a+f[r],0),[n,l]=[s("count"),s("before")];return $`<section class="card figures-row" aria-label=${c("In short")}>
      <div class="figure"><b class="number">${j(n)}</b><span class="soft">${c("cases opened")}</span></div>
      <div class="figure">
        <b class="number"><bdi>${or(n,l)}</bdi></b
        ><span class="soft">${c("against {n} in the same time before",{n:j(l)})}</span>
      </div>
      <div class="figure">
        <b class="number">${j(this.#c?.total??0)}</b
        ><span class="soft">${c("with a place in the map’s frame")}</span>
      </div>
    </section>`}#h(){let t=this.#c;if(!t||!this.#l)return $`<section class="card">
        <h2>${c("Where")}</h2>
        ${Ke(t?c("None of these cases has a place."):c("Loading…"))}
      </section>`;let s={box:this.#l,way:this.#i,found:t,outline:this.#o};return $`<section class="card">
      <div class="row between">
        <h2>${c("Where")}</h2>
        <span class="row"
          >${uc(s)}
          <span class="row tight" role="group" aria-label=${c("What the map shows")}>
            ${this.#m("heat",c("Heat"))}${this.#m("points",c("Circles"))}</span
          >
          <button
            class="plain small"
            @click=${()=>{this.#l=dr(this.#o),this.#w()}}>
            ${c("Whole city")}
          </button></span
        >
      </div>
      <div class="map-side">
        ${cc(s,n=>this.#y(n))}
        ${this.#o.length?hc(t,this.#o):dc(s,n=>this.#y(n))}
      </div>
    </section>`}#m(t,s){return $`<button
      class=${this.#i===t?"small":"plain small"}
      aria-pressed=${this.#i===t}
      @click=${()=>{this.#i=t,this.#t.redraw()}}>
      ${s}
    </button>`}#g(t){let{names:s}=this.#t;return $`<div class="columns">
      ${ar(c("By category"),c("Category"),rr(t,"category"),n=>zt(s.categories,n||null,c("no category yet")))}
      ${ar(c("By department"),c("Department"),rr(t,"department"),n=>zt(s.departments,n||null,c("nobody yet")))}
    </div>`}#y(t){this.#l=t,this.#t.redraw(),this.#w()}#b(){return new URLSearchParams({...this.#e,...this.#n?{category:this.#n}:{},...this.#s?{department:this.#s}:{}})}async#v(){if(this.#t.names.outline){let t=await xt(()=>at.get(`${it}/complaints/outline`));this.#o=t?.body.districts??[],this.#l=dr(this.#o)}await this.#$()}async#$(){let t=this.#b();await Promise.all([this.#w(),this.#x(t)])}async#x(t){let s="",l=await xt(()=>at.get(`${it}/complaints?${t}`),d=>s=d);if(t.toString()!==this.#b().toString())return;if(this.#r=s,!l)return this.#t.redraw();this.#a=l.body;let{days:r,counts:a,before:f}=l.body.trend;this.#u={at:r.map(hn),lines:[{name:c("This time"),colour:"--accent",values:a,filled:!0},{name:c("The time before"),colour:"--ink-soft",values:f,dashed:!0}]},this.#t.redraw()}async#w(){let t=++this.#d,s=this.#l,n=this.#b();s&&n.set("box",Fd(s).map(r=>r.toFixed(6)).join(","));let l=await xt(()=>at.get(`${it}/complaints/map?${n}`));if(!(!l||t!==this.#d)){if(this.#c=l.body,!s&&l.body.box){let[r,a,f,d]=l.body.box;this.#l={south:r,west:a,north:f,east:d}}this.#t.redraw()}}};function Fd(e){let{south:t,west:s,north:n,east:l}=Gl(e).box;return[Math.max(t,-90),Math.max(s,-180),Math.min(n,90),Math.min(l,180)]}var jl=class{#t;#e=null;#n="";#s=null;#i=null;constructor(t){this.#t=t,this.#f()}leave(){this.#i=null}show(){let t=this.#e;if(!t)return Me(this.#n,()=>{this.#f()});if(!t.length)return Ke(c("None of your calls has been assessed yet."));let s=t.filter(l=>l.call.source==="sample"&&l.quality!==null),n=s.length?s.reduce((l,r)=>l+(r.quality??0),0)/s.length:null;return $` <section class="card figures-row" aria-label=${c("In short")}>
        <div class="figure">
          <b class="number">${Ct(n)}</b
          ><span class="soft">${c("mean of {n} drawn calls",{n:s.length})}</span>
        </div>
        <div class="figure">
          <b class="number">${t.filter(l=>!l.answer).length}</b
          ><span class="soft">${c("wait for your word")}</span>
        </div>
      </section>
      ${t.map(l=>this.#l(l))}`}#l(t){let s=this.#s===t.id;return $`<section class="card">
      <div class="row between">
        <h2>${Se(t.call.called_at)} · ${zt(this.#t.names.queues,t.call.queue,"–")}</h2>
        <span class="row tight"
          >${ms(t.quality,t.fatal.length)}${fn(t.answer)}
          ${t.version>1?$`<span class="tag">${c("changed after your word")}</span>`:_}
          <button
            class="plain small"
            aria-expanded=${s}
            @click=${()=>{this.#s=s?null:t.id,this.#t.redraw()}}>
            ${s?c("Hide"):c("Show")}
          </button></span
        >
      </div>
      ${s?$` ${t.can_be_heard?this.#a(t):$`<p class="soft small">${c("The recording is not kept any more.")}</p>`}
            ${Vl(t,null)}${Il(t.replies)}${this.#r(t)}`:_}
    </section>`}#a(t){return this.#i!==t.id?$`<p>
        <button
          class="plain"
          @click=${()=>{this.#i=t.id,this.#t.redraw()}}>
          ${c("Listen to the call")}
        </button>
        <span class="soft small">${c("Who listens is written into the access log.")}</span>
      </p>`:$`<audio
      controls
      preload="none"
      src=${`${it}/own/${t.id}/audio?why=${encodeURIComponent("my own assessed call")}`}></audio>`}#r(t){return t.answer==="disputed"||t.answer==="changed"?_:$`<form class="answer" @submit=${s=>{this.#c(s,t)}}>
      <label
        >${c("You do not agree? Say why; somebody answers.")}<textarea
          rows="2"
          required
          dir="auto"
          maxlength="4000"></textarea>
      </label>
      <div class="row">
        ${t.answer?_:$`<button type="button" @click=${()=>{this.#o(t,"acknowledge","")}}>${c("I have read it")}</button>`}
        <button class="plain">${c("Dispute")}</button>
      </div>
    </form>`}async#c(t,s){t.preventDefault(),await this.#o(s,"dispute",t.target.querySelector("textarea").value)}async#o(t,s,n){await xt(()=>at.post(`${it}/own/${t.id}/${s}`,{text:n}))&&(me(c("Thank you. It is written down.")),await this.#f())}async#f(){this.#n="";let s=await xt(()=>at.get(`${it}/own`),n=>this.#e?me(n,"trouble"):this.#n=n);s&&(this.#e=s.body.assessments),this.#s??=this.#e?.find(n=>!n.answer)?.id??null,this.#t.redraw()}};function fc(e,t,s,n){let l=t.some(r=>r.caller);return $`<section class="card">
    <h2>${c("Spoken comments")}</h2>
    ${t.length?$`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>${c("When")}</th>
                  <th class="number">${c("Mark")}</th>
                  <th>${c("Queue")}</th>
                  <th>${c("Agent")}</th>
                  ${l?$`<th>${c("Caller")}</th>
                          <th>${c("Case")}</th>`:_}
                  <th>${c("Comment")}</th>
                </tr>
              </thead>
              <tbody>
                ${t.map(r=>$`<tr>
                      <td class="nowrap">${Se(r.offered_at)}</td>
                      <td class="number">${r.score??"–"}</td>
                      <td>${zt(e.names.queues,r.queue,"–")}</td>
                      <td><bdi>${pe(e,r.agent)}</bdi></td>
                      ${l?$`<td><bdi dir="ltr">${r.caller??c("withheld")}</bdi></td>
                              <td><bdi>${r.reference??"–"}</bdi></td>`:_}
                      <td>
                        ${s===r.call?$`<audio
                                controls
                                autoplay
                                src=${`${it}/comments/${encodeURIComponent(r.call)}/audio`}></audio>`:$`<button class="plain small" @click=${()=>n(r.call)}>
                                ${c("Listen, {time}",{time:Pt(r.seconds)})}
                              </button>`}
                      </td>
                    </tr>`)}
              </tbody>
            </table>
          </div>`:$`<p class="soft">${c("Nobody left a comment in this time.")}</p>`}
  </section>`}function Yl(e,t,s){return $`<div class="figure">
    <b class="number">${e}</b
    ><span class="soft">${t}</span>${s?$`<span class="small soft"><bdi>${s}</bdi></span>`:_}
  </div>`}function gr(e,t){if(e===null||t===null)return"";let s=Math.round((e-t)*100);return c("{points} points",{points:`${s>0?"+":s<0?"−":"±"}${j(Math.abs(s))}`})}function An(e,t,s,n){let l=Object.entries(s);return $`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <th>${c("CSAT")}</th>
            <th class="number">${c("Answered")}</th>
            <th class="number">${c("Rate")}</th>
          </tr>
        </thead>
        <tbody>
          ${l.map(([r,a])=>$`<tr>
                <td><bdi>${n(r)}</bdi></td>
                <td>${wl(a)}</td>
                <td class="number nowrap"><bdi dir="ltr">${j(a.answered)} / ${j(a.offered)}</bdi></td>
                <td class="number">${Ct(a.response_rate)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}var Qn=class{#t;#e={from:ss(83),to:ss(0)};#n="";#s="";#i=null;#l="";#a=[];#r="";#c=new bs;#o={at:[],lines:[]};constructor(t){this.#t=t,this.#h()}show(){let{names:t}=this.#t,s=l=>{l(),this.#h()},n=[["",c("All queues")],...Object.keys(t.queues).map(l=>[l,zt(t.queues,l,l)])];return $` <div class="card filters">
        <div class="row">
          ${dn(this.#e,l=>s(()=>this.#e=l))}
          ${fs(c("Queue"),this.#n,n,l=>s(()=>this.#n=l))}
          ${Object.keys(t.agents).length>1?fs(c("Agent"),this.#s,$l(this.#t),l=>s(()=>this.#s=l)):_}
          <a class="button plain" href=${`${it}/satisfaction?${this.#p()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#i||this.#l?Me(this.#l,()=>{this.#h()}):this.#i.total.offered?this.#f(this.#i):Ke(c("Nobody was asked in this time."))}`}#f(t){let{names:s}=this.#t,n={call:c("in the call"),"call-back":c("called later"),text:c("by text message")};return $` <section class="card figures-row" aria-label=${c("In short")}>
        ${Yl(Ct(t.total.csat),c("CSAT"),t.before.uncertain?c("few answers before"):gr(t.total.csat,t.before.csat))}
        ${Yl(Ct(t.total.response_rate),c("response rate: {n} of {all}",{n:j(t.total.answered),all:j(t.total.offered)}),gr(t.total.response_rate,t.before.response_rate))}
        ${Yl(t.total.mean===null?"–":j(t.total.mean,2),c("mean mark, 1 to 5"),"")}
        <div class="figure wide">
          ${wl(t.total)}<span class="soft small"
            >${c("95 % interval by Wilson; “few answers” where it is wider than 20 points")}</span
          >
        </div>
      </section>
      <p class="hint small">
        ${c("CSAT is the share of the marks 4 and 5 among all marks (“top two box”). A survey counts when it was offered. Compared with the same time before.")}
      </p>
      <div class="columns wide-first">
        <section class="card">
          <h2>${c("By week")}</h2>
          ${this.#c.show(this.#o,c("CSAT and response rate by week; the table below has the same numbers."))}
        </section>
        ${this.#u(t)}
      </div>
      <div class="columns">
        ${An(c("By queue"),c("Queue"),t.queue,l=>zt(s.queues,l,c("no queue")))}
        ${An(c("By agent"),c("Agent"),t.agent,l=>pe(this.#t,l))}
        ${An(c("By category"),c("Category"),t.category,l=>zt(s.categories,l,c("no case")))}
        ${An(c("By way of asking"),c("Way"),t.channel,l=>n[l]??l)}
      </div>
      ${An(c("By week"),c("Week"),Object.fromEntries(t.weeks.map(l=>[l.day,l])),ds)}
      ${fc(this.#t,this.#a,this.#r,l=>this.#d(l))}`}#u(t){let s=Math.max(1,...Object.values(t.marks));return $`<section class="card">
      <h2>${c("Marks")}</h2>
      <table class="small">
        <tbody>
          ${[5,4,3,2,1].map(n=>{let l=t.marks[n]??0;return $`<tr>
              <th class="number">${n}</th>
              <td class="bar-cell">
                <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class=${n>=4?"share-fill":"share-rest"}
                    width=${l/s*100}
                    height="12"></rect>
                </svg>
              </td>
              <td class="number">${j(l)}</td>
            </tr>`})}
        </tbody>
      </table>
    </section>`}#d(t){this.#r=t,this.#t.redraw()}#p(){return new URLSearchParams({...this.#e,...this.#n?{queue:this.#n}:{},...this.#s?{agent:this.#s}:{}})}async#h(){let t=this.#p(),s="",n=await xt(()=>Promise.all([at.get(`${it}/satisfaction?${t}`),at.get(`${it}/comments?${t}`)]),l=>s=l);if(t.toString()===this.#p().toString()){if(this.#l=s,n){this.#i=n[0].body,this.#a=n[1].body.comments;let l=this.#i.weeks;this.#o={at:l.map(r=>hn(r.day)),lines:[{name:c("CSAT"),colour:"--accent",values:l.map(r=>r.csat),filled:!0},{name:c("Response rate"),colour:"--warn",values:l.map(r=>r.response_rate),dashed:!0}],most:1,shown:Ct}}this.#t.redraw()}}};var Bd=[{key:"calls",title:()=>c("Calls to listen to"),open:e=>new ql(e)},{key:"averages",title:()=>c("Averages"),open:e=>new Nl(e)},{key:"satisfaction",title:()=>c("Satisfaction"),open:e=>new Qn(e)},{key:"complaints",title:()=>c("Complaints"),open:e=>new Ul(e)}],mc=[{key:"own",title:()=>c("My assessed calls"),open:e=>new jl(e)},{key:"mine",title:()=>c("What my callers say"),open:e=>new Qn(e)}],br=class{#t;#e;#n=null;#s=null;#i=!1;constructor(t){this.#t=t;let s=t.roles.includes("quality")||t.roles.includes("supervisor");this.#e=[...s?Bd:[],...t.agent?s?mc.slice(0,1):mc:[]],window.addEventListener("hashchange",()=>this.#a()),window.addEventListener("pagehide",()=>this.#s?.leave?.()),this.#l()}async#l(){this.#o();let t=await Si(async()=>(await at.get(`${it}/names`)).body);t&&(this.#n={me:this.#t,names:t,redraw:()=>this.#c()},this.#a())}#a(){if(!this.#n)return;this.#s?.leave?.();let[t,s]=location.hash.slice(1).split("/");t==="call"&&s?this.#s=new Wl(this.#n,s):this.#s=this.#r()?.open(this.#n)??null,window.scrollTo(0,0),this.#o()}#r(){let t=location.hash.slice(1).split("/")[0];return this.#e.find(s=>s.key===(t==="call"?"calls":t))??this.#e[0]}#c(){this.#i||(this.#i=!0,requestAnimationFrame(()=>{this.#i=!1,this.#o()}))}#o(){let t=this.#r();on($`${Mi(this.#t)}
        <main class="page quality" id="content">
          <h1 class="unseen">${c("Quality and satisfaction")}</h1>
          <nav class="tabs" aria-label=${c("Quality and satisfaction")}>
            ${this.#e.map(s=>$`<a href=${`#${s.key}`} aria-current=${s===t?"page":"false"}>${s.title()}</a>`)}
          </nav>
          ${this.#s?.show()??$`<p class="empty soft">${c("Loading…")}</p>`}
        </main>`,document.body)}};await yo(e=>new br(e));
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
