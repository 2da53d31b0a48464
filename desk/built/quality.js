var ie=class extends Error{constructor(s,n,l,r=null,a=null){super(l||n);this.status=s;this.title=n;this.detail=l;this.body=r;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Yr=new Set,jr=!0;function Kr(e){Yr.add(e)}function Uc(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==jr){jr=s;for(let n of Yr)n(s)}}function jc(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function Yc(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new ie(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new ie(e.status,e.statusText,"",null,s)}}async function Ln(e,t,s,n={}){let l={Accept:"application/json","X-CSRF-Token":jc()},r=s instanceof FormData||s instanceof Blob;s!==void 0&&!r&&(l["Content-Type"]="application/json"),n.version&&(l["If-Match"]=n.version),n.once&&(l["Idempotency-Key"]=n.once);let a;try{a=await fetch(t,{method:e,headers:l,body:s===void 0?null:r?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(d){throw d instanceof DOMException&&d.name==="AbortError"?d:new ie(0,"Unreachable","")}if(Uc(a.status,t),!a.ok)throw await Yc(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var at={get:(e,t)=>Ln("GET",e,void 0,t),post:(e,t,s)=>Ln("POST",e,t??{},s),put:(e,t,s)=>Ln("PUT",e,t,s),patch:(e,t,s)=>Ln("PATCH",e,t,s),delete:(e,t)=>Ln("DELETE",e,void 0,t)};var $i=globalThis,Qr=e=>e,ol=$i.trustedTypes,Jr=ol?ol.createPolicy("lit-html",{createHTML:e=>e}):void 0,wi="$lit$",ns=`lit$${Math.random().toFixed(9).slice(2)}$`,yi="?"+ns,Kc=`<${yi}>`,Es=document,Hn=()=>Es.createComment(""),Nn=e=>e===null||typeof e!="object"&&typeof e!="function",vi=Array.isArray,no=e=>vi(e)||typeof e?.[Symbol.iterator]=="function",bi=`[ 	
\f\r]`,On=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Zr=/-->/g,Xr=/>/g,Cs=RegExp(`>|${bi}(?:([^\\s"'>=/]+)(${bi}*=${bi}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),to=/'/g,eo=/"/g,lo=/^(?:script|style|textarea|title)$/i,xi=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),$=xi(1),oe=xi(2),Bd=xi(3),re=Symbol.for("lit-noChange"),A=Symbol.for("lit-nothing"),so=new WeakMap,Ps=Es.createTreeWalker(Es,129);function io(e,t){if(!vi(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Jr!==void 0?Jr.createHTML(t):t}var ro=(e,t)=>{let s=e.length-1,n=[],l,r=t===2?"<svg>":t===3?"<math>":"",a=On;for(let f=0;f<s;f++){let d=e[f],m,y,g=-1,b=0;for(;b<d.length&&(a.lastIndex=b,y=a.exec(d),y!==null);)b=a.lastIndex,a===On?y[1]==="!--"?a=Zr:y[1]!==void 0?a=Xr:y[2]!==void 0?(lo.test(y[2])&&(l=RegExp("</"+y[2],"g")),a=Cs):y[3]!==void 0&&(a=Cs):a===Cs?y[0]===">"?(a=l??On,g=-1):y[1]===void 0?g=-2:(g=a.lastIndex-y[2].length,m=y[1],a=y[3]===void 0?Cs:y[3]==='"'?eo:to):a===eo||a===to?a=Cs:a===Zr||a===Xr?a=On:(a=Cs,l=void 0);let T=a===Cs&&e[f+1].startsWith("/>")?" ":"";r+=a===On?d+Kc:g>=0?(n.push(m),d.slice(0,g)+wi+d.slice(g)+ns+T):d+ns+(g===-2?f:T)}return[io(e,r+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},Fn=class e{constructor({strings:t,_$litType$:s},n){let l;this.parts=[];let r=0,a=0,f=t.length-1,d=this.parts,[m,y]=ro(t,s);if(this.el=e.createElement(m,n),Ps.currentNode=this.el.content,s===2||s===3){let g=this.el.content.firstChild;g.replaceWith(...g.childNodes)}for(;(l=Ps.nextNode())!==null&&d.length<f;){if(l.nodeType===1){if(l.hasAttributes())for(let g of l.getAttributeNames())if(g.endsWith(wi)){let b=y[a++],T=l.getAttribute(g).split(ns),S=/([.?@])?(.*)/.exec(b);d.push({type:1,index:r,name:S[2],strings:T,ctor:S[1]==="."?cl:S[1]==="?"?ul:S[1]==="@"?hl:Ls}),l.removeAttribute(g)}else g.startsWith(ns)&&(d.push({type:6,index:r}),l.removeAttribute(g));if(lo.test(l.tagName)){let g=l.textContent.split(ns),b=g.length-1;if(b>0){l.textContent=ol?ol.emptyScript:"";for(let T=0;T<b;T++)l.append(g[T],Hn()),Ps.nextNode(),d.push({type:2,index:++r});l.append(g[b],Hn())}}}else if(l.nodeType===8)if(l.data===yi)d.push({type:2,index:r});else{let g=-1;for(;(g=l.data.indexOf(ns,g+1))!==-1;)d.push({type:7,index:r}),g+=ns.length-1}r++}}static createElement(t,s){let n=Es.createElement("template");return n.innerHTML=t,n}};function Ds(e,t,s=e,n){if(t===re)return t;let l=n!==void 0?s._$Co?.[n]:s._$Cl,r=Nn(t)?void 0:t._$litDirective$;return l?.constructor!==r&&(l?._$AO?.(!1),r===void 0?l=void 0:(l=new r(e),l._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=l:s._$Cl=l),l!==void 0&&(t=Ds(e,l._$AS(e,t.values),l,n)),t}var al=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,l=(t?.creationScope??Es).importNode(s,!0);Ps.currentNode=l;let r=Ps.nextNode(),a=0,f=0,d=n[0];for(;d!==void 0;){if(a===d.index){let m;d.type===2?m=new on(r,r.nextSibling,this,t):d.type===1?m=new d.ctor(r,d.name,d.strings,this,t):d.type===6&&(m=new dl(r,this,t)),this._$AV.push(m),d=n[++f]}a!==d?.index&&(r=Ps.nextNode(),a++)}return Ps.currentNode=Es,l}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},on=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,l){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=l,this._$Cv=l?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Ds(this,t,s),Nn(t)?t===A||t==null||t===""?(this._$AH!==A&&this._$AR(),this._$AH=A):t!==this._$AH&&t!==re&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):no(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==A&&Nn(this._$AH)?this._$AA.nextSibling.data=t:this.T(Es.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,l=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=Fn.createElement(io(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===l)this._$AH.p(s);else{let r=new al(l,this),a=r.u(this.options);r.p(s),this.T(a),this._$AH=r}}_$AC(t){let s=so.get(t.strings);return s===void 0&&so.set(t.strings,s=new Fn(t)),s}k(t){vi(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,l=0;for(let r of t)l===s.length?s.push(n=new e(this.O(Hn()),this.O(Hn()),this,this.options)):n=s[l],n._$AI(r),l++;l<s.length&&(this._$AR(n&&n._$AB.nextSibling,l),s.length=l)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=Qr(t).nextSibling;Qr(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Ls=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,l,r){this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=s,this._$AM=l,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=A}_$AI(t,s=this,n,l){let r=this.strings,a=!1;if(r===void 0)t=Ds(this,t,s,0),a=!Nn(t)||t!==this._$AH&&t!==re,a&&(this._$AH=t);else{let f=t,d,m;for(t=r[0],d=0;d<r.length-1;d++)m=Ds(this,f[n+d],s,d),m===re&&(m=this._$AH[d]),a||=!Nn(m)||m!==this._$AH[d],m===A?t=A:t!==A&&(t+=(m??"")+r[d+1]),this._$AH[d]=m}a&&!l&&this.j(t)}j(t){t===A?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},cl=class extends Ls{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===A?void 0:t}},ul=class extends Ls{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==A)}},hl=class extends Ls{constructor(t,s,n,l,r){super(t,s,n,l,r),this.type=5}_$AI(t,s=this){if((t=Ds(this,t,s,0)??A)===re)return;let n=this._$AH,l=t===A&&n!==A||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,r=t!==A&&(n===A||l);l&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},dl=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){Ds(this,t)}},oo={M:wi,P:ns,A:yi,C:1,L:ro,R:al,D:no,V:Ds,I:on,H:Ls,N:ul,U:hl,B:cl,F:dl},Qc=$i.litHtmlPolyfillSupport;Qc?.(Fn,on),($i.litHtmlVersions??=[]).push("3.3.3");var an=(e,t,s)=>{let n=s?.renderBefore??t,l=n._$litPart$;if(l===void 0){let r=s?.renderBefore??null;n._$litPart$=l=new on(t.insertBefore(Hn(),r),r,void 0,s??{})}return l._$AI(e),l};var fe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ne=e=>(...t)=>({_$litDirective$:e,values:t}),ke=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var Jc=Ne(class extends ke{constructor(e){if(super(e),e.type!==fe.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let l=!!t[n];l===this.st.has(n)||this.nt?.has(n)||(l?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return re}});var{I:Zc}=oo,ao=e=>e;var fl=e=>e.strings===void 0,co=()=>document.createComment(""),cn=(e,t,s)=>{let n=e._$AA.parentNode,l=t===void 0?e._$AB:t._$AA;if(s===void 0){let r=n.insertBefore(co(),l),a=n.insertBefore(co(),l);s=new Zc(r,a,e,e.options)}else{let r=s._$AB.nextSibling,a=s._$AM,f=a!==e;if(f){let d;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(d=e._$AU)!==a._$AU&&s._$AP(d)}if(r!==l||f){let d=s._$AA;for(;d!==r;){let m=ao(d).nextSibling;ao(n).insertBefore(d,l),d=m}}}return s},ds=(e,t,s=e)=>(e._$AI(t,s),e),Xc={},un=(e,t=Xc)=>e._$AH=t,uo=e=>e._$AH,ml=e=>{e._$AR(),e._$AA.remove()};var tu=Ne(class extends ke{constructor(){super(...arguments),this.key=A}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(un(e),this.key=t),s}});var eu=Ne(class extends ke{constructor(e){if(super(e),e.type!==fe.PROPERTY&&e.type!==fe.ATTRIBUTE&&e.type!==fe.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!fl(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===re||t===A)return t;let s=e.element,n=e.name;if(e.type===fe.PROPERTY){if(t===s[n])return re}else if(e.type===fe.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return re}else if(e.type===fe.ATTRIBUTE&&s.getAttribute(n)===t+"")return re;return un(e),t}});var Bn=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),Bn(n,t);return!0},pl=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},ho=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),lu(t)}};function su(e){this._$AN!==void 0?(pl(this),this._$AM=e,ho(this)):this._$AM=e}function nu(e,t=!1,s=0){let n=this._$AH,l=this._$AN;if(l!==void 0&&l.size!==0)if(t)if(Array.isArray(n))for(let r=s;r<n.length;r++)Bn(n[r],!1),pl(n[r]);else n!=null&&(Bn(n,!1),pl(n));else Bn(this,e)}var lu=e=>{e.type==fe.CHILD&&(e._$AP??=nu,e._$AQ??=su)},gl=class extends ke{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),ho(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(Bn(this,t),pl(this))}setValue(t){if(fl(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var Ti=new WeakMap,Vn=Ne(class extends gl{render(e){return A}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),A}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=Ti.get(t);s===void 0&&(s=new WeakMap,Ti.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?Ti.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var fo=(e,t,s)=>{let n=new Map;for(let l=t;l<=s;l++)n.set(e[l],l);return n},iu=Ne(class extends ke{constructor(e){if(super(e),e.type!==fe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let l=[],r=[],a=0;for(let f of e)l[a]=n?n(f,a):a,r[a]=s(f,a),a++;return{values:r,keys:l}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let l=uo(e),{values:r,keys:a}=this.dt(t,s,n);if(!Array.isArray(l))return this.ut=a,r;let f=this.ut??=[],d=[],m,y,g=0,b=l.length-1,T=0,S=r.length-1;for(;g<=b&&T<=S;)if(l[g]===null)g++;else if(l[b]===null)b--;else if(f[g]===a[T])d[T]=ds(l[g],r[T]),g++,T++;else if(f[b]===a[S])d[S]=ds(l[b],r[S]),b--,S--;else if(f[g]===a[S])d[S]=ds(l[g],r[S]),cn(e,d[S+1],l[g]),g++,S--;else if(f[b]===a[T])d[T]=ds(l[b],r[T]),cn(e,l[g],l[b]),b--,T++;else if(m===void 0&&(m=fo(a,T,S),y=fo(f,g,b)),m.has(f[g]))if(m.has(f[b])){let O=y.get(a[T]),I=O!==void 0?l[O]:null;if(I===null){let q=cn(e,l[g]);ds(q,r[T]),d[T]=q}else d[T]=ds(I,r[T]),cn(e,l[g],I),l[O]=null;T++}else ml(l[b]),b--;else ml(l[g]),g++;for(;T<=S;){let O=cn(e,d[S+1]);ds(O,r[T]),d[T++]=O}for(;g<=b;){let O=l[g++];O!==null&&ml(O)}return this.ut=a,un(e,d),re}});var ru=["zero","one","two","few","many","other"],bl={},Fe=document.documentElement.lang==="ar"?"ar":"en",Ke=Fe==="ar"?"ar-OM-u-nu-latn":"en-GB";async function go(){if(!(Fe==="en"||Object.keys(bl).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(bl=await e.json())}catch{}}function Ai(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function c(e,t={}){let s=bl[e];return Ai(typeof s=="string"?s:e,t)}function hn(e,t,s,n={}){let l=bl[e],r={n:G(s),...n};if(Array.isArray(l)){let a=ru.indexOf(au.select(s));return Ai(l[a]??e,r)}return Ai(s===1?e:t,r)}var ou={day:"numeric",month:"short",year:"numeric",hour:Fe==="ar"?"numeric":"2-digit",minute:"2-digit"},au=new Intl.PluralRules("ar"),cu=new Intl.NumberFormat(Ke,{style:"percent",maximumFractionDigits:0}),uu=new Intl.DateTimeFormat(Ke,{timeStyle:"short"}),hu=new Intl.DateTimeFormat(Ke,ou),mo=new Map;function G(e,t=0){let s=mo.get(t);return s||(s=new Intl.NumberFormat(Ke,{maximumFractionDigits:t,minimumFractionDigits:t}),mo.set(t,s)),s.format(e)}function Et(e){return e==null?"–":cu.format(e)}function Ct(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[s,n,l]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],r=a=>String(a).padStart(2,"0");return s?`${s}:${r(n)}:${r(l)}`:`${n}:${r(l)}`}function Se(e){if(e==null)return"–";let t=new Date(e*1e3);return _i((t.toDateString()===new Date().toDateString()?uu:hu).format(t))}function _i(e){return Fe==="ar"?`⁧${e}⁩`:e}var po=/[\u064b-\u0650\u0652]/g;function jt(e,t){return e?.[Fe]?.replace(po,"")??e?.en??e?.ar?.replace(po,"")??t}var du={"unknown case":()=>c("There is no such case, or it is not yours to see."),stale:()=>c("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>c("Your role may not do that."),state:()=>c("The case cannot be changed like that as it stands."),"saved filter":()=>c("The list cannot be kept under this name."),file:()=>c("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>c("A password has 12 to 256 characters, and is not easy to guess."),"old password":()=>c("Your current password is another one."),store:()=>c("The store cannot be used now: nothing was changed, try again.")},fu={400:()=>c("What was sent was not understood."),401:()=>c("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>c("This is not allowed."),404:()=>c("This is not there, or not any more."),409:()=>c("This cannot be done as things stand."),412:()=>c("Somebody changed it meanwhile. Look at it again."),413:()=>c("This is too large."),422:()=>c("What was sent was not understood."),507:()=>c("The hotline cannot write it to its disk. Tell an administrator.")},mu=5;function bo({status:e,code:t,detail:s,retryAfter:n}){if(Fe==="en"&&s)return s;let l=du[t]?.()??pu(e,t,n)??fu[e]?.();return l||(e>=500?c("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):c("This cannot be done as things stand."))}function pu(e,t,s){let n=s!==null&&s>mu?gu(s):null;return t==="busy"?n?c("Many people sign in at this moment. Try again at {time}.",{time:n}):c("Many people sign in at this moment. Try again in a moment."):e===429?n?c("Too many requests. Try again at {time}.",{time:n}):c("Too many requests. Wait a moment and try again."):e!==503?null:n?c("This cannot be done right now. Try again at {time}.",{time:n}):c("This cannot be done right now. Try again in a moment.")}function gu(e){let t=Date.now()+e*1e3;return _i(new Intl.DateTimeFormat(Ke,{timeStyle:e<120?"medium":"short"}).format(t))}var bu=[{path:"/desk/agent",title:()=>c("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>c("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>c("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>c("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>c("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>c("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>c("Screens"),roles:["administrator"]}];function $u(e){return bu.filter(t=>t.roles.some(s=>e.roles.includes(s)))}var wu=3;async function wo(e){let t=await ki(async()=>(await at.get("/desk/api/me")).body);t&&e(t)}async function ki(e){for(;;){await go();try{return await e()}catch(t){if(t instanceof ie&&t.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let s=t instanceof ie&&(t.status===0||t.status===429||t.status>=500);if(an($`${Si(null)}
          <main class="page" id="content">${yu(t,s)}</main>`,document.body),!s)return null;await new Promise(n=>setTimeout(n,(t.retryAfter??wu)*1e3))}}}function yu(e,t){return $`<p role="alert" class="trouble">
    ${e instanceof ie&&e.status===0?c("The hotline cannot be reached."):Wn(e)}
    ${t?c("Trying again…"):A}
  </p>`}function Wn(e){return e instanceof ie&&e.status===0?c("The hotline cannot be reached. Look at your connection and try again."):e instanceof ie?bo(e):c("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Si(e,t=A){let s=e?$u(e):[];return $`
    <a class="skip" href="#content">${c("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${c("Places")}>
        ${s.map(n=>$`<a href=${n.path} aria-current=${location.pathname===n.path?"page":A}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${xu} aria-label=${c("Light or dark")}>◐</button>
      <button class="quiet" lang=${Fe==="ar"?"en":"ar"} @click=${vu}>
        ${Fe==="ar"?"English":"العربية"}
      </button>
      ${e?$`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Tu}>${c("Sign out")}</button>`:A}
    </header>
  `}function vu(){document.cookie=`hotline_language=${Fe==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function xu(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Tu(){try{await at.post("/desk/api/sign-out")}catch(e){if(!(e instanceof ie&&e.status===401))return me(Wn(e),"trouble")}location.assign("/desk/sign-in")}var $o=null;function me(e,t="good"){$o??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),$o.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function xt(e,t=s=>me(s,"trouble")){try{return await e()}catch(s){t(Wn(s));return}}function Me(e,t){return e?$`<div class="card">
        <p class="trouble" role="alert">${e}</p>
        <p><button class="plain" @click=${t}>${c("Try again")}</button></p>
      </div>`:$`<p class="empty soft" role="status">${c("Loading…")}</p>`}var In=null;Kr(e=>{In?.remove(),!(e||location.pathname==="/desk/sign-in")&&(In=document.body.appendChild(document.createElement("div")),In.className="notices",In.setAttribute("role","alert"),an($`<p class="notice trouble">
      ${c("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${c("Sign in")}</a>
    </p>`,In))});var Au="uplot",_u="u-hz",ku="u-vt",Su="u-title",Mu="u-wrap",Ru="u-under",Cu="u-over",Pu="u-axis",Ns="u-off",Eu="u-select",Du="u-cursor-x",Lu="u-cursor-y",Ou="u-cursor-pt",Hu="u-legend",Nu="u-live",Fu="u-inline",Bu="u-series",Vu="u-marker",yo="u-label",Iu="u-value",zn="width",Gn="height";var vo="bottom",dn="left",Mi="right",Gi="#000",xo=Gi+"0",Ri="mousemove",To="mousedown",Ci="mouseup",Ao="mouseenter",_o="mouseleave",ko="dblclick",Wu="resize",qu="scroll",So="change",xl="dppxchange",Ui="--",wn=typeof window<"u",Oi=wn?document:null,mn=wn?window:null,zu=wn?navigator:null,ht,$l;function Hi(){let e=devicePixelRatio;ht!=e&&(ht=e,$l&&Fi(So,$l,Hi),$l=matchMedia(`(min-resolution: ${ht-.001}dppx) and (max-resolution: ${ht+.001}dppx)`),Fs(So,$l,Hi),mn.dispatchEvent(new CustomEvent(xl)))}function pe(e,t){if(t!=null){let s=e.classList;!s.contains(t)&&s.add(t)}}function Ni(e,t){let s=e.classList;s.contains(t)&&s.remove(t)}function Tt(e,t,s){e.style[t]=s+"px"}function Be(e,t,s,n){let l=Oi.createElement(e);return t!=null&&pe(l,t),s?.insertBefore(l,n),l}function Re(e,t){return Be("div",e,t)}var Mo=new WeakMap;function Qe(e,t,s,n,l){let r="translate("+t+"px,"+s+"px)",a=Mo.get(e);r!=a&&(e.style.transform=r,Mo.set(e,r),t<0||s<0||t>n||s>l?pe(e,Ns):Ni(e,Ns))}var Ro=new WeakMap;function Co(e,t,s){let n=t+s,l=Ro.get(e);n!=l&&(Ro.set(e,n),e.style.background=t,e.style.borderColor=s)}var Po=new WeakMap;function Eo(e,t,s,n){let l=t+""+s,r=Po.get(e);l!=r&&(Po.set(e,l),e.style.height=s+"px",e.style.width=t+"px",e.style.marginLeft=n?-t/2+"px":0,e.style.marginTop=n?-s/2+"px":0)}var ji={passive:!0},Gu={...ji,capture:!0};function Fs(e,t,s,n){t.addEventListener(e,s,n?Gu:ji)}function Fi(e,t,s,n){t.removeEventListener(e,s,ji)}wn&&Hi();function Ve(e,t,s,n){let l;s=s||0,n=n||t.length-1;let r=n<=2147483647;for(;n-s>1;)l=r?s+n>>1:ge((s+n)/2),t[l]<e?s=l:n=l;return e-t[s]<=t[n]-e?s:n}function ra(e){return(s,n,l)=>{let r=-1,a=-1;for(let f=n;f<=l;f++)if(e(s[f])){r=f;break}for(let f=l;f>=n;f--)if(e(s[f])){a=f;break}return[r,a]}}var oa=e=>e!=null,aa=e=>e!=null&&e>0,_l=ra(oa),Uu=ra(aa);function ju(e,t,s,n=0,l=!1){let r=l?Uu:_l,a=l?aa:oa;[t,s]=r(e,t,s);let f=e[t],d=e[t];if(t>-1)if(n==1)f=e[t],d=e[s];else if(n==-1)f=e[s],d=e[t];else for(let m=t;m<=s;m++){let y=e[m];a(y)&&(y<f?f=y:y>d&&(d=y))}return[f??gt,d??-gt]}function kl(e,t,s,n){let l=Oo(e),r=Oo(t);e==t&&(l==-1?(e*=s,t/=s):(e/=s,t*=s));let a=s==10?ls:ca,f=l==1?ge:Ce,d=r==1?Ce:ge,m=f(a(Nt(e))),y=d(a(Nt(t))),g=pn(s,m),b=pn(s,y);return s==10&&(m<0&&(g=bt(g,-m)),y<0&&(b=bt(b,-y))),n||s==2?(e=g*l,t=b*r):(e=fa(e,g),t=Sl(t,b)),[e,t]}function Yi(e,t,s,n){let l=kl(e,t,s,n);return e==0&&(l[0]=0),t==0&&(l[1]=0),l}var Ki=.1,Do={mode:3,pad:Ki},jn={pad:0,soft:null,mode:0},Yu={min:jn,max:jn};function Tl(e,t,s,n){return Ml(s)?Lo(e,t,s):(jn.pad=s,jn.soft=n?0:null,jn.mode=n?3:0,Lo(e,t,Yu))}function ct(e,t){return e??t}function Ku(e,t,s){for(t=ct(t,0),s=ct(s,e.length-1);t<=s;){if(e[t]!=null)return!0;t++}return!1}function Lo(e,t,s){let n=s.min,l=s.max,r=ct(n.pad,0),a=ct(l.pad,0),f=ct(n.hard,-gt),d=ct(l.hard,gt),m=ct(n.soft,gt),y=ct(l.soft,-gt),g=ct(n.mode,0),b=ct(l.mode,0),T=t-e,S=ls(T),O=ee(Nt(e),Nt(t)),I=ls(O),q=Nt(I-S);(T<1e-24||q>10)&&(T=0,(e==0||t==0)&&(T=1e-24,g==2&&m!=gt&&(r=0),b==2&&y!=-gt&&(a=0)));let k=T||O||1e3,W=ls(k),M=pn(10,ge(W)),Z=k*(T==0?e==0?.1:1:r),L=bt(fa(e-Z,M/10),24),X=e>=m&&(g==1||g==3&&L<=m||g==2&&L>=m)?m:gt,K=ee(f,L<X&&e>=X?X:Ie(X,L)),st=k*(T==0?t==0?.1:1:a),Y=bt(Sl(t+st,M/10),24),R=t<=y&&(b==1||b==3&&Y>=y||b==2&&Y<=y)?y:-gt,J=Ie(d,Y>R&&t<=R?R:ee(R,Y));return K==J&&K==0&&(J=100),[K,J]}var Qu=new Intl.NumberFormat(wn?zu.language:"en-US"),Qi=e=>Qu.format(e),be=Math,vl=be.PI,Nt=be.abs,ge=be.floor,Ht=be.round,Ce=be.ceil,Ie=be.min,ee=be.max,pn=be.pow,Oo=be.sign,ls=be.log10,ca=be.log2,Ju=(e,t=1)=>be.sinh(e)*t,Pi=(e,t=1)=>be.asinh(e/t),gt=1/0;function Ho(e){return(ls((e^e>>31)-(e>>31))|0)+1}function Bi(e,t,s){return Ie(ee(e,t),s)}function ua(e){return typeof e=="function"}function nt(e){return ua(e)?e:()=>e}var Zu=()=>{},ha=e=>e,da=(e,t)=>t,Xu=e=>null,No=e=>!0,Fo=(e,t)=>e==t,th=/\.\d*?(?=9{6,}|0{6,})/gm,Bs=e=>{if(pa(e)||ms.has(e))return e;let t=`${e}`,s=t.match(th);if(s==null)return e;let n=s[0].length-1;if(t.indexOf("e-")!=-1){let[l,r]=t.split("e");return+`${Bs(l)}e${r}`}return bt(e,n)};function Os(e,t){return Bs(bt(Bs(e/t))*t)}function Sl(e,t){return Bs(Ce(Bs(e/t))*t)}function fa(e,t){return Bs(ge(Bs(e/t))*t)}function bt(e,t=0){if(pa(e))return e;let s=10**t,n=e*s*(1+Number.EPSILON);return Ht(n)/s}var ms=new Map;function ma(e){return((""+e).split(".")[1]||"").length}function Kn(e,t,s,n){let l=[],r=n.map(ma);for(let a=t;a<s;a++){let f=Nt(a),d=bt(pn(e,a),f);for(let m=0;m<n.length;m++){let y=e==10?+`${n[m]}e${a}`:n[m]*d,g=(a>=0?0:f)+(a>=r[m]?0:r[m]),b=e==10?y:bt(y,g);l.push(b),ms.set(b,g)}}return l}var Yn={},Ji=[],gn=[null,null],fs=Array.isArray,pa=Number.isInteger,eh=e=>e===void 0;function Bo(e){return typeof e=="string"}function Ml(e){let t=!1;if(e!=null){let s=e.constructor;t=s==null||s==Object}return t}function sh(e){return e!=null&&typeof e=="object"}var nh=Object.getPrototypeOf(Uint8Array),ga="__proto__";function bn(e,t=Ml){let s;if(fs(e)){let n=e.find(l=>l!=null);if(fs(n)||t(n)){s=Array(e.length);for(let l=0;l<e.length;l++)s[l]=bn(e[l],t)}else s=e.slice()}else if(e instanceof nh)s=e.slice();else if(t(e)){s={};for(let n in e)n!=ga&&(s[n]=bn(e[n],t))}else s=e;return s}function Dt(e){let t=arguments;for(let s=1;s<t.length;s++){let n=t[s];for(let l in n)l!=ga&&(Ml(e[l])?Dt(e[l],bn(n[l])):e[l]=bn(n[l]))}return e}var lh=0,ih=1,rh=2;function oh(e,t,s){for(let n=0,l,r=-1;n<t.length;n++){let a=t[n];if(a>r){for(l=a-1;l>=0&&e[l]==null;)e[l--]=null;for(l=a+1;l<s&&e[l]==null;)e[r=l++]=null}}}function ah(e,t){if(hh(e)){let a=e[0].slice();for(let f=1;f<e.length;f++)a.push(...e[f].slice(1));return dh(a[0])||(a=uh(a)),a}let s=new Set;for(let a=0;a<e.length;a++){let d=e[a][0],m=d.length;for(let y=0;y<m;y++)s.add(d[y])}let n=[Array.from(s).sort((a,f)=>a-f)],l=n[0].length,r=new Map;for(let a=0;a<l;a++)r.set(n[0][a],a);for(let a=0;a<e.length;a++){let f=e[a],d=f[0];for(let m=1;m<f.length;m++){let y=f[m],g=Array(l).fill(void 0),b=t?t[a][m]:ih,T=[];for(let S=0;S<y.length;S++){let O=y[S],I=r.get(d[S]);O===null?b!=lh&&(g[I]=O,b==rh&&T.push(I)):g[I]=O}oh(g,T,l),n.push(g)}}return n}var ch=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function uh(e){let t=e[0],s=t.length,n=Array(s);for(let r=0;r<n.length;r++)n[r]=r;n.sort((r,a)=>t[r]-t[a]);let l=[];for(let r=0;r<e.length;r++){let a=e[r],f=Array(s);for(let d=0;d<s;d++)f[d]=a[n[d]];l.push(f)}return l}function hh(e){let t=e[0][0],s=t.length;for(let n=1;n<e.length;n++){let l=e[n][0];if(l.length!=s)return!1;if(l!=t){for(let r=0;r<s;r++)if(l[r]!=t[r])return!1}}return!0}function dh(e,t=100){let s=e.length;if(s<=1)return!0;let n=0,l=s-1;for(;n<=l&&e[n]==null;)n++;for(;l>=n&&e[l]==null;)l--;if(l<=n)return!0;let r=ee(1,ge((l-n+1)/t));for(let a=e[n],f=n+r;f<=l;f+=r){let d=e[f];if(d!=null){if(d<=a)return!1;a=d}}return!0}var ba=["January","February","March","April","May","June","July","August","September","October","November","December"],$a=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function wa(e){return e.slice(0,3)}var fh=$a.map(wa),mh=ba.map(wa),ph={MMMM:ba,MMM:mh,WWWW:$a,WWW:fh};function qn(e){return(e<10?"0":"")+e}function gh(e){return(e<10?"00":e<100?"0":"")+e}var bh={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>qn(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>qn(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>qn(e.getHours()),H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>qn(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>qn(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>gh(e.getMilliseconds())};function Zi(e,t){t=t||ph;let s=[],n=/\{([a-z]+)\}|[^{]+/gi,l;for(;l=n.exec(e);)s.push(l[0][0]=="{"?bh[l[1]]:l[0]);return r=>{let a="";for(let f=0;f<s.length;f++)a+=typeof s[f]=="string"?s[f]:s[f](r,t);return a}}var $h=new Intl.DateTimeFormat().resolvedOptions().timeZone;function wh(e,t){let s;return t=="UTC"||t=="Etc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):t==$h?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:t})),s.setMilliseconds(e.getMilliseconds())),s}var ya=e=>e%1==0,Al=[1,2,2.5,5],yh=Kn(10,-32,0,Al),va=Kn(10,0,32,Al),vh=va.filter(ya),Hs=yh.concat(va),Xi=`
`,xa="{YYYY}",Vo=Xi+xa,Ta="{M}/{D}",Un=Xi+Ta,wl=Un+"/{YY}",Aa="{aa}",xh="{h}:{mm}",fn=xh+Aa,Io=Xi+fn,Wo=":{ss}",ft=null;function _a(e){let t=e*1e3,s=t*60,n=s*60,l=n*24,r=l*30,a=l*365,d=(e==1?Kn(10,0,3,Al).filter(ya):Kn(10,-3,0,Al)).concat([t,t*5,t*10,t*15,t*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,l,l*2,l*3,l*4,l*5,l*6,l*7,l*8,l*9,l*10,l*15,r,r*2,r*3,r*4,r*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,xa,ft,ft,ft,ft,ft,ft,1],[l*28,"{MMM}",Vo,ft,ft,ft,ft,ft,1],[l,Ta,Vo,ft,ft,ft,ft,ft,1],[n,"{h}"+Aa,wl,ft,Un,ft,ft,ft,1],[s,fn,wl,ft,Un,ft,ft,ft,1],[t,Wo,wl+" "+fn,ft,Un+" "+fn,ft,Io,ft,1],[e,Wo+".{fff}",wl+" "+fn,ft,Un+" "+fn,ft,Io,ft,1]];function y(g){return(b,T,S,O,I,q)=>{let k=[],W=I>=a,M=I>=r&&I<a,Z=g(S),L=bt(Z*e,3),X=Ei(Z.getFullYear(),W?0:Z.getMonth(),M||W?1:Z.getDate()),K=bt(X*e,3);if(M||W){let st=M?I/r:0,Y=W?I/a:0,R=L==K?L:bt(Ei(X.getFullYear()+Y,X.getMonth()+st,1)*e,3),J=new Date(Ht(R/e)),H=J.getFullYear(),U=J.getMonth();for(let V=0;R<=O;V++){let lt=Ei(H+Y*V,U+st*V,1),B=lt-g(bt(lt*e,3));R=bt((+lt+B)*e,3),R<=O&&k.push(R)}}else{let st=I>=l?l:I,Y=ge(S)-ge(L),R=K+Y+Sl(L-K,st);k.push(R);let J=g(R),H=J.getHours()+J.getMinutes()/s+J.getSeconds()/n,U=I/n,V=b.axes[T]._space,lt=q/V;for(;R=bt(R+I,e==1?0:3),!(R>O);)if(U>1){let B=ge(bt(H+U,6))%24,rt=g(R).getHours()-B;rt>1&&(rt=-1),R-=rt*n,H=(H+U)%24;let mt=k[k.length-1];bt((R-mt)/I,3)*lt>=.7&&k.push(R)}else k.push(R)}return k}}return[d,m,y]}var[Th,Ah,_h]=_a(1),[kh,Sh,Mh]=_a(.001);Kn(2,-53,53,[1]);function qo(e,t){return e.map(s=>s.map((n,l)=>l==0||l==8||n==null?n:t(l==1||s[8]==0?n:s[1]+n)))}function zo(e,t){return(s,n,l,r,a)=>{let f=t.find(S=>a>=S[0])||t[t.length-1],d,m,y,g,b,T;return n.map(S=>{let O=e(S),I=O.getFullYear(),q=O.getMonth(),k=O.getDate(),W=O.getHours(),M=O.getMinutes(),Z=O.getSeconds(),L=I!=d&&f[2]||q!=m&&f[3]||k!=y&&f[4]||W!=g&&f[5]||M!=b&&f[6]||Z!=T&&f[7]||f[1];return d=I,m=q,y=k,g=W,b=M,T=Z,L(O)})}}function Rh(e,t){let s=Zi(t);return(n,l,r,a,f)=>l.map(d=>s(e(d)))}function Ei(e,t,s){return new Date(e,t,s)}function Go(e,t){return t(e)}var Ch="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Uo(e,t){return(s,n,l,r)=>r==null?Ui:t(e(n))}function Ph(e,t){let s=e.series[t];return s.width?s.stroke(e,t):s.points.width?s.points.stroke(e,t):null}function Eh(e,t){return e.series[t].fill(e,t)}var Dh={show:!0,live:!0,isolate:!1,mount:Zu,markers:{show:!0,width:2,stroke:Ph,fill:Eh,dash:"solid"},idx:null,idxs:null,values:[]};function Lh(e,t){let s=e.cursor.points,n=Re(),l=s.size(e,t);Tt(n,zn,l),Tt(n,Gn,l);let r=l/-2;Tt(n,"marginLeft",r),Tt(n,"marginTop",r);let a=s.width(e,t,l);return a&&Tt(n,"borderWidth",a),n}function Oh(e,t){let s=e.series[t].points;return s._fill||s._stroke}function Hh(e,t){let s=e.series[t].points;return s._stroke||s._fill}function Nh(e,t){return e.series[t].points.size}var Di=[0,0];function Fh(e,t,s){return Di[0]=t,Di[1]=s,Di}function yl(e,t,s,n=!0){return l=>{l.button==0&&(!n||l.target==t)&&s(l)}}function Li(e,t,s,n=!0){return l=>{(!n||l.target==t)&&s(l)}}var Bh={show:!0,x:!0,y:!0,lock:!1,move:Fh,points:{one:!1,show:Lh,size:Nh,width:0,stroke:Hh,fill:Oh},bind:{mousedown:yl,mouseup:yl,click:yl,dblclick:yl,mousemove:Li,mouseleave:Li,mouseenter:Li},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,s,n,l)=>n-l,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},ka={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},tr=Dt({},ka,{filter:da}),Sa=Dt({},tr,{size:10}),Ma=Dt({},ka,{show:!1}),er='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Ra="bold "+er,Ca=1.5,jo={show:!0,scale:"x",stroke:Gi,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ra,side:2,grid:tr,ticks:Sa,border:Ma,font:er,lineGap:Ca,rotate:0},Vh="Value",Ih="Time",Yo={show:!0,scale:"x",auto:!1,sorted:1,min:gt,max:-gt,idxs:[]};function Wh(e,t,s,n,l){return t.map(r=>r==null?"":Qi(r))}function qh(e,t,s,n,l,r,a){let f=[],d=ms.get(l)||0;s=a?s:bt(Sl(s,l),d);for(let m=s;m<=n;m=bt(m+l,d))f.push(Object.is(m,-0)?0:m);return f}function Vi(e,t,s,n,l,r,a){let f=[],d=e.scales[e.axes[t].scale].log,m=d==10?ls:ca,y=ge(m(s));l=pn(d,y),d==10&&(l=Hs[Ve(l,Hs)]);let g=s,b=l*d;d==10&&(b=Hs[Ve(b,Hs)]);do f.push(g),g=g+l,d==10&&!ms.has(g)&&(g=bt(g,ms.get(l))),g>=b&&(l=g,b=l*d,d==10&&(b=Hs[Ve(b,Hs)]));while(g<=n);return f}function zh(e,t,s,n,l,r,a){let d=e.scales[e.axes[t].scale].asinh,m=n>d?Vi(e,t,ee(d,s),n,l):[d],y=n>=0&&s<=0?[0]:[];return(s<-d?Vi(e,t,ee(d,-n),-s,l):[d]).reverse().map(b=>-b).concat(y,m)}var Pa=/./,Gh=/[12357]/,Uh=/[125]/,Ko=/1/,Ii=(e,t,s,n)=>e.map((l,r)=>t==4&&l==0||r%n==0&&s.test(l.toExponential()[l<0?1:0])?l:null);function jh(e,t,s,n,l){let r=e.axes[s],a=r.scale,f=e.scales[a],d=e.valToPos,m=r._space,y=d(10,a),g=d(9,a)-y>=m?Pa:d(7,a)-y>=m?Gh:d(5,a)-y>=m?Uh:Ko;if(g==Ko){let b=Nt(d(1,a)-y);if(b<m)return Ii(t.slice().reverse(),f.distr,g,Ce(m/b)).reverse()}return Ii(t,f.distr,g,1)}function Yh(e,t,s,n,l){let r=e.axes[s],a=r.scale,f=r._space,d=e.valToPos,m=Nt(d(1,a)-d(2,a));return m<f?Ii(t.slice().reverse(),3,Pa,Ce(f/m)).reverse():t}function Kh(e,t,s,n){return n==null?Ui:t==null?"":Qi(t)}var Qo={show:!0,scale:"y",stroke:Gi,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ra,side:3,grid:tr,ticks:Sa,border:Ma,font:er,lineGap:Ca,rotate:0};function Qh(e,t){let s=3+(e||1)*2;return bt(s*t,3)}function Jh(e,t){let{scale:s,idxs:n}=e.series[0],l=e._data[0],r=e.valToPos(l[n[0]],s,!0),a=e.valToPos(l[n[1]],s,!0),f=Nt(a-r),d=e.series[t],m=f/(d.points.space*ht);return n[1]-n[0]<=m}var Jo={scale:null,auto:!0,sorted:0,min:gt,max:-gt},Ea=(e,t,s,n,l)=>l,Zo={show:!0,auto:!0,sorted:0,gaps:Ea,alpha:1,facets:[Dt({},Jo,{scale:"x"}),Dt({},Jo,{scale:"y"})]},Xo={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Ea,alpha:1,points:{show:Jh,filter:null},values:null,min:gt,max:-gt,idxs:[],path:null,clip:null};function Zh(e,t,s,n,l){return s/10}var Da={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Xh=Dt({},Da,{time:!1,ori:1}),ta={};function La(e,t){let s=ta[e];return s||(s={key:e,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(l=>l!=n)},pub(n,l,r,a,f,d,m){for(let y=0;y<s.plots.length;y++)s.plots[y]!=l&&s.plots[y].pub(n,l,r,a,f,d,m)}},e!=null&&(ta[e]=s)),s}var $n=1,Wi=2;function Vs(e,t,s){let n=e.mode,l=e.series[t],r=n==2?e._data[t]:e._data,a=e.scales,f=e.bbox,d=r[0],m=n==2?r[1]:r[t],y=n==2?a[l.facets[0].scale]:a[e.series[0].scale],g=n==2?a[l.facets[1].scale]:a[l.scale],b=f.left,T=f.top,S=f.width,O=f.height,I=e.valToPosH,q=e.valToPosV;return y.ori==0?s(l,d,m,y,g,I,q,b,T,S,O,Cl,yn,El,Ha,Fa):s(l,d,m,y,g,q,I,T,b,O,S,Pl,vn,lr,Na,Ba)}function sr(e,t){let s=0,n=0,l=ct(e.bands,Ji);for(let r=0;r<l.length;r++){let a=l[r];a.series[0]==t?s=a.dir:a.series[1]==t&&(a.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function td(e,t,s,n,l){let r=e.mode,a=e.series[t],f=r==2?a.facets[1].scale:a.scale,d=e.scales[f];return l==-1?d.min:l==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function is(e,t,s,n,l,r){return Vs(e,t,(a,f,d,m,y,g,b,T,S,O,I)=>{let q=a.pxRound,k=m.dir*(m.ori==0?1:-1),W=m.ori==0?yn:vn,M,Z;k==1?(M=s,Z=n):(M=n,Z=s);let L=q(g(f[M],m,O,T)),X=q(b(d[M],y,I,S)),K=q(g(f[Z],m,O,T)),st=q(b(r==1?y.max:y.min,y,I,S)),Y=new Path2D(l);return W(Y,K,st),W(Y,L,st),W(Y,L,X),Y})}function Rl(e,t,s,n,l,r){let a=null;if(e.length>0){a=new Path2D;let f=t==0?El:lr,d=s;for(let g=0;g<e.length;g++){let b=e[g];if(b[1]>b[0]){let T=b[0]-d;T>0&&f(a,d,n,T,n+r),d=b[1]}}let m=s+l-d,y=10;m>0&&f(a,d,n-y/2,m,n+r+y)}return a}function ed(e,t,s){let n=e[e.length-1];n&&n[0]==t?n[1]=s:e.push([t,s])}function nr(e,t,s,n,l,r,a){let f=[],d=e.length;for(let m=l==1?s:n;m>=s&&m<=n;m+=l)if(t[m]===null){let g=m,b=m;if(l==1)for(;++m<=n&&t[m]===null;)b=m;else for(;--m>=s&&t[m]===null;)b=m;let T=r(e[g]),S=b==g?T:r(e[b]),O=g-l;T=a<=0&&O>=0&&O<d?r(e[O]):T;let q=b+l;S=a>=0&&q>=0&&q<d?r(e[q]):S,S>=T&&f.push([T,S])}return f}function ea(e){return e==0?ha:e==1?Ht:t=>Os(t,e)}function Oa(e){let t=e==0?Cl:Pl,s=e==0?(l,r,a,f,d,m)=>{l.arcTo(r,a,f,d,m)}:(l,r,a,f,d,m)=>{l.arcTo(a,r,d,f,m)},n=e==0?(l,r,a,f,d)=>{l.rect(r,a,f,d)}:(l,r,a,f,d)=>{l.rect(a,r,d,f)};return(l,r,a,f,d,m=0,y=0)=>{m==0&&y==0?n(l,r,a,f,d):(m=Ie(m,f/2,d/2),y=Ie(y,f/2,d/2),t(l,r+m,a),s(l,r+f,a,r+f,a+d,m),s(l,r+f,a+d,r,a+d,y),s(l,r,a+d,r,a,y),s(l,r,a,r+f,a,m),l.closePath())}}var Cl=(e,t,s)=>{e.moveTo(t,s)},Pl=(e,t,s)=>{e.moveTo(s,t)},yn=(e,t,s)=>{e.lineTo(t,s)},vn=(e,t,s)=>{e.lineTo(s,t)},El=Oa(0),lr=Oa(1),Ha=(e,t,s,n,l,r)=>{e.arc(t,s,n,l,r)},Na=(e,t,s,n,l,r)=>{e.arc(s,t,n,l,r)},Fa=(e,t,s,n,l,r,a)=>{e.bezierCurveTo(t,s,n,l,r,a)},Ba=(e,t,s,n,l,r,a)=>{e.bezierCurveTo(s,t,l,n,a,r)};function Va(e){return(t,s,n,l,r)=>Vs(t,s,(a,f,d,m,y,g,b,T,S,O,I)=>{let{pxRound:q,points:k}=a,W,M;m.ori==0?(W=Cl,M=Ha):(W=Pl,M=Na);let Z=bt(k.width*ht,3),L=(k.size-k.width)/2*ht,X=bt(L*2,3),K=new Path2D,st=new Path2D,{left:Y,top:R,width:J,height:H}=t.bbox;El(st,Y-X,R-X,J+X*2,H+X*2);let U=V=>{if(d[V]!=null){let lt=q(g(f[V],m,O,T)),B=q(b(d[V],y,I,S));W(K,lt+L,B),M(K,lt,B,L,0,vl*2)}};if(r)r.forEach(U);else for(let V=n;V<=l;V++)U(V);return{stroke:Z>0?K:null,fill:K,clip:st,flags:$n|Wi}})}function Ia(e){return(t,s,n,l,r,a)=>{n!=l&&(r!=n&&a!=n&&e(t,s,n),r!=l&&a!=l&&e(t,s,l),e(t,s,a))}}var sd=Ia(yn),nd=Ia(vn);function Wa(e){let t=ct(e?.alignGaps,0);return(s,n,l,r)=>Vs(s,n,(a,f,d,m,y,g,b,T,S,O,I)=>{[l,r]=_l(d,l,r);let q=a.pxRound,k=H=>q(g(H,m,O,T)),W=H=>q(b(H,y,I,S)),M,Z;m.ori==0?(M=yn,Z=sd):(M=vn,Z=nd);let L=m.dir*(m.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:$n},K=X.stroke,st=!1;if(r-l>=O*4){let H=N=>s.posToVal(N,m.key,!0),U=null,V=null,lt,B,se,At=k(f[L==1?l:r]),rt=k(f[l]),mt=k(f[r]),tt=H(L==1?rt+1:mt-1);for(let N=L==1?l:r;N>=l&&N<=r;N+=L){let Lt=f[N],_t=(L==1?Lt<tt:Lt>tt)?At:k(Lt),dt=d[N];_t==At?dt!=null?(B=dt,U==null?(M(K,_t,W(B)),lt=U=V=B):B<U?U=B:B>V&&(V=B)):dt===null&&(st=!0):(U!=null&&Z(K,At,W(U),W(V),W(lt),W(B)),dt!=null?(B=dt,M(K,_t,W(B)),U=V=lt=B):(U=V=null,dt===null&&(st=!0)),At=_t,tt=H(At+L))}U!=null&&U!=V&&se!=At&&Z(K,At,W(U),W(V),W(lt),W(B))}else for(let H=L==1?l:r;H>=l&&H<=r;H+=L){let U=d[H];U===null?st=!0:U!=null&&M(K,k(f[H]),W(U))}let[R,J]=sr(s,n);if(a.fill!=null||R!=0){let H=X.fill=new Path2D(K),U=a.fillTo(s,n,a.min,a.max,R),V=W(U),lt=k(f[l]),B=k(f[r]);L==-1&&([B,lt]=[lt,B]),M(H,B,V),M(H,lt,V)}if(!a.spanGaps){let H=[];st&&H.push(...nr(f,d,l,r,L,k,t)),X.gaps=H=a.gaps(s,n,l,r,H),X.clip=Rl(H,m.ori,T,S,O,I)}return J!=0&&(X.band=J==2?[is(s,n,l,r,K,-1),is(s,n,l,r,K,1)]:is(s,n,l,r,K,J)),X})}function ld(e){let t=ct(e.align,1),s=ct(e.ascDesc,!1),n=ct(e.alignGaps,0),l=ct(e.extend,!1);return(r,a,f,d)=>Vs(r,a,(m,y,g,b,T,S,O,I,q,k,W)=>{[f,d]=_l(g,f,d);let M=m.pxRound,{left:Z,width:L}=r.bbox,X=rt=>M(S(rt,b,k,I)),K=rt=>M(O(rt,T,W,q)),st=b.ori==0?yn:vn,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:$n},R=Y.stroke,J=b.dir*(b.ori==0?1:-1),H=K(g[J==1?f:d]),U=X(y[J==1?f:d]),V=U,lt=U;l&&t==-1&&(lt=Z,st(R,lt,H)),st(R,U,H);for(let rt=J==1?f:d;rt>=f&&rt<=d;rt+=J){let mt=g[rt];if(mt==null)continue;let tt=X(y[rt]),N=K(mt);t==1?st(R,tt,H):st(R,V,N),st(R,tt,N),H=N,V=tt}let B=V;l&&t==1&&(B=Z+L,st(R,B,H));let[se,At]=sr(r,a);if(m.fill!=null||se!=0){let rt=Y.fill=new Path2D(R),mt=m.fillTo(r,a,m.min,m.max,se),tt=K(mt);st(rt,B,tt),st(rt,lt,tt)}if(!m.spanGaps){let rt=[];rt.push(...nr(y,g,f,d,J,X,n));let mt=m.width*ht/2,tt=s||t==1?mt:-mt,N=s||t==-1?-mt:mt;rt.forEach(Lt=>{Lt[0]+=tt,Lt[1]+=N}),Y.gaps=rt=m.gaps(r,a,f,d,rt),Y.clip=Rl(rt,b.ori,I,q,k,W)}return At!=0&&(Y.band=At==2?[is(r,a,f,d,R,-1),is(r,a,f,d,R,1)]:is(r,a,f,d,R,At)),Y})}function sa(e,t,s,n,l,r,a=gt){if(e.length>1){let f=null;for(let d=0,m=1/0;d<e.length;d++)if(t[d]!==void 0){if(f!=null){let y=Nt(e[d]-e[f]);y<m&&(m=y,a=Nt(s(e[d],n,l,r)-s(e[f],n,l,r)))}f=d}}return a}function id(e){e=e||Yn;let t=ct(e.size,[.6,gt,1]),s=e.align||0,n=e.gap||0,l=e.radius;l=l==null?[0,0]:typeof l=="number"?[l,0]:l;let r=nt(l),a=1-t[0],f=ct(t[1],gt),d=ct(t[2],1),m=ct(e.disp,Yn),y=ct(e.each,T=>{}),{fill:g,stroke:b}=m;return(T,S,O,I)=>Vs(T,S,(q,k,W,M,Z,L,X,K,st,Y,R)=>{let J=q.pxRound,H=s,U=n*ht,V=f*ht,lt=d*ht,B,se;M.ori==0?[B,se]=r(T,S):[se,B]=r(T,S);let At=M.dir*(M.ori==0?1:-1),rt=M.ori==0?El:lr,mt=M.ori==0?y:(E,$t,Ot,zs,xs,qe,Ts)=>{y(E,$t,Ot,xs,zs,Ts,qe)},tt=ct(T.bands,Ji).find(E=>E.series[0]==S),N=tt!=null?tt.dir:0,Lt=q.fillTo(T,S,q.min,q.max,N),Qt=J(X(Lt,Z,R,st)),_t,dt,Ee,ae=Y,St=J(q.width*ht),We=!1,ts=null,ye=null,rs=null,Is=null;g!=null&&(St==0||b!=null)&&(We=!0,ts=g.values(T,S,O,I),ye=new Map,new Set(ts).forEach(E=>{E!=null&&ye.set(E,new Path2D)}),St>0&&(rs=b.values(T,S,O,I),Is=new Map,new Set(rs).forEach(E=>{E!=null&&Is.set(E,new Path2D)})));let{x0:Ws,size:kn}=m;if(Ws!=null&&kn!=null){H=1,k=Ws.values(T,S,O,I),Ws.unit==2&&(k=k.map(Ot=>T.posToVal(K+Ot*Y,M.key,!0)));let E=kn.values(T,S,O,I);kn.unit==2?dt=E[0]*Y:dt=L(E[0],M,Y,K)-L(0,M,Y,K),ae=sa(k,W,L,M,Y,K,ae),Ee=ae-dt+U}else ae=sa(k,W,L,M,Y,K,ae),Ee=ae*a+U,dt=ae-Ee;Ee<1&&(Ee=0),St>=dt/2&&(St=0),Ee<5&&(J=ha);let Jn=Ee>0,ys=ae-Ee-(Jn?St:0);dt=J(Bi(ys,lt,V)),_t=(H==0?dt/2:H==At?0:dt)-H*At*((H==0?U/2:0)+(Jn?St/2:0));let Jt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},qs=We?null:new Path2D,es=null;if(tt!=null)es=T.data[tt.series[1]];else{let{y0:E,y1:$t}=m;E!=null&&$t!=null&&(W=$t.values(T,S,O,I),es=E.values(T,S,O,I))}let vs=B*dt,Q=se*dt;for(let E=At==1?O:I;E>=O&&E<=I;E+=At){let $t=W[E];if($t==null)continue;if(es!=null){let ne=es[E]??0;if($t-ne==0)continue;Qt=X(ne,Z,R,st)}let Ot=M.distr!=2||m!=null?k[E]:E,zs=L(Ot,M,Y,K),xs=X(ct($t,Lt),Z,R,st),qe=J(zs-_t),Ts=J(ee(xs,Qt)),ce=J(Ie(xs,Qt)),ve=Ts-ce;if($t!=null){let ne=$t<0?Q:vs,De=$t<0?vs:Q;We?(St>0&&rs[E]!=null&&rt(Is.get(rs[E]),qe,ce+ge(St/2),dt,ee(0,ve-St),ne,De),ts[E]!=null&&rt(ye.get(ts[E]),qe,ce+ge(St/2),dt,ee(0,ve-St),ne,De)):rt(qs,qe,ce+ge(St/2),dt,ee(0,ve-St),ne,De),mt(T,S,E,qe-St/2,ce,dt+St,ve)}}return St>0?Jt.stroke=We?Is:qs:We||(Jt._fill=q.width==0?q._fill:q._stroke??q._fill,Jt.width=0),Jt.fill=We?ye:qs,Jt})}function rd(e,t){let s=ct(t?.alignGaps,0);return(n,l,r,a)=>Vs(n,l,(f,d,m,y,g,b,T,S,O,I,q)=>{[r,a]=_l(m,r,a);let k=f.pxRound,W=B=>k(b(B,y,I,S)),M=B=>k(T(B,g,q,O)),Z,L,X;y.ori==0?(Z=Cl,X=yn,L=Fa):(Z=Pl,X=vn,L=Ba);let K=y.dir*(y.ori==0?1:-1),st=W(d[K==1?r:a]),Y=st,R=[],J=[];for(let B=K==1?r:a;B>=r&&B<=a;B+=K)if(m[B]!=null){let At=d[B],rt=W(At);R.push(Y=rt),J.push(M(m[B]))}let H={stroke:e(R,J,Z,X,L,k),fill:null,clip:null,band:null,gaps:null,flags:$n},U=H.stroke,[V,lt]=sr(n,l);if(f.fill!=null||V!=0){let B=H.fill=new Path2D(U),se=f.fillTo(n,l,f.min,f.max,V),At=M(se);X(B,Y,At),X(B,st,At)}if(!f.spanGaps){let B=[];B.push(...nr(d,m,r,a,K,W,s)),H.gaps=B=f.gaps(n,l,r,a,B),H.clip=Rl(B,y.ori,S,O,I,q)}return lt!=0&&(H.band=lt==2?[is(n,l,r,a,U,-1),is(n,l,r,a,U,1)]:is(n,l,r,a,U,lt)),H})}function od(e){return rd(ad,e)}function ad(e,t,s,n,l,r){let a=e.length;if(a<2)return null;let f=new Path2D;if(s(f,e[0],t[0]),a==2)n(f,e[1],t[1]);else{let d=Array(a),m=Array(a-1),y=Array(a-1),g=Array(a-1);for(let b=0;b<a-1;b++)y[b]=t[b+1]-t[b],g[b]=e[b+1]-e[b],m[b]=y[b]/g[b];d[0]=m[0];for(let b=1;b<a-1;b++)m[b]===0||m[b-1]===0||m[b-1]>0!=m[b]>0?d[b]=0:(d[b]=3*(g[b-1]+g[b])/((2*g[b]+g[b-1])/m[b-1]+(g[b]+2*g[b-1])/m[b]),isFinite(d[b])||(d[b]=0));d[a-1]=m[a-2];for(let b=0;b<a-1;b++)l(f,e[b]+g[b]/3,t[b]+d[b]*g[b]/3,e[b+1]-g[b]/3,t[b+1]-d[b+1]*g[b]/3,e[b+1],t[b+1])}return f}var qi=new Set;function na(){for(let e of qi)e.syncRect(!0)}wn&&(Fs(Wu,mn,na),Fs(qu,mn,na,!0),Fs(xl,mn,()=>{Yt.pxRatio=ht}));var cd=Wa(),ud=Va();function la(e,t,s,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((r,a)=>zi(r,a,t,s))}function hd(e,t){return e.map((s,n)=>n==0?{}:Dt({},t,s))}function zi(e,t,s,n){return Dt({},t==0?s:n,e)}function qa(e,t,s){return t==null?gn:[t,s]}var dd=qa;function fd(e,t,s){return t==null?gn:Tl(t,s,Ki,!0)}function za(e,t,s,n){return t==null?gn:kl(t,s,e.scales[n].log,!1)}var md=za;function Ga(e,t,s,n){return t==null?gn:Yi(t,s,e.scales[n].log,!1)}var pd=Ga;function gd(e,t,s,n,l){let r=ee(Ho(e),Ho(t)),a=t-e,f=Ve(l/n*a,s);do{let d=s[f],m=n*d/a;if(m>=l&&r+(d<5?ms.get(d):0)<=17)return[d,m]}while(++f<s.length);return[0,0]}function ia(e){let t,s;return e=e.replace(/(\d+)px/,(n,l)=>(t=Ht((s=+l)*ht))+"px"),[e,t,s]}function bd(e){e.show&&[e.font,e.labelFont].forEach(t=>{let s=bt(t[2]*ht,1);t[0]=t[0].replace(/[0-9.]+px/,s+"px"),t[1]=s})}function Yt(e,t,s){let n={mode:ct(e.mode,1)},l=n.mode;function r(i,o,u,h){let p=o.valToPct(i);return h+u*(o.dir==-1?1-p:p)}function a(i,o,u,h){let p=o.valToPct(i);return h+u*(o.dir==-1?p:1-p)}function f(i,o,u,h){return o.ori==0?r(i,o,u,h):a(i,o,u,h)}n.valToPosH=r,n.valToPosV=a;let d=!1;n.status=0;let m=n.root=Re(Au);if(e.id!=null&&(m.id=e.id),pe(m,e.class),e.title){let i=Re(Su,m);i.textContent=e.title}let y=Be("canvas"),g=n.ctx=y.getContext("2d"),b=Re(Mu,m);Fs("click",b,i=>{i.target===S&&(wt!=en||kt!=sn)&&Ut.click(n,i)},!0);let T=n.under=Re(Ru,b);b.appendChild(y);let S=n.over=Re(Cu,b);e=bn(e);let O=+ct(e.pxAlign,1),I=ea(O);(e.plugins||[]).forEach(i=>{i.opts&&(e=i.opts(n,e)||e)});let q=e.ms||.001,k=n.series=l==1?la(e.series||[],Yo,Xo,!1):hd(e.series||[null],Zo),W=n.axes=la(e.axes||[],jo,Qo,!0),M=n.scales={},Z=n.bands=e.bands||[];Z.forEach(i=>{i.fill=nt(i.fill||null),i.dir=ct(i.dir,-1)});let L=l==2?k[1].facets[0].scale:k[0].scale,X={axes:Pc,series:kc},K=(e.drawOrder||["axes","series"]).map(i=>X[i]);function st(i){let o=i.distr==3?u=>ls(u>0?u:i.clamp(n,u,i.min,i.max,i.key)):i.distr==4?u=>Pi(u,i.asinh):i.distr==100?u=>i.fwd(u):u=>u;return u=>{let h=o(u),{_min:p,_max:w}=i,v=w-p;return(h-p)/v}}function Y(i){let o=M[i];if(o==null){let u=(e.scales||Yn)[i]||Yn;if(u.from!=null){Y(u.from);let h=Dt({},M[u.from],u,{key:i});h.valToPct=st(h),M[i]=h}else{o=M[i]=Dt({},i==L?Da:Xh,u),o.key=i;let h=o.time,p=o.range,w=fs(p);if((i!=L||l==2&&!h)&&(w&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?Do:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?Do:{mode:1,hard:p[1],soft:p[1]}},w=!1),!w&&Ml(p))){let v=p;p=(x,_,C)=>_==null?gn:Tl(_,C,v)}o.range=nt(p||(h?dd:i==L?o.distr==3?md:o.distr==4?pd:qa:o.distr==3?za:o.distr==4?Ga:fd)),o.auto=nt(w?!1:o.auto),o.clamp=nt(o.clamp||Zh),o._min=o._max=null,o.valToPct=st(o)}}}Y("x"),Y("y"),l==1&&k.forEach(i=>{Y(i.scale)}),W.forEach(i=>{Y(i.scale)});for(let i in e.scales)Y(i);let R=M[L],J=R.distr,H,U;R.ori==0?(pe(m,_u),H=r,U=a):(pe(m,ku),H=a,U=r);let V={};for(let i in M){let o=M[i];(o.min!=null||o.max!=null)&&(V[i]={min:o.min,max:o.max},o.min=o.max=null)}let lt=e.tzDate||(i=>new Date(Ht(i/q))),B=e.fmtDate||Zi,se=q==1?_h(lt):Mh(lt),At=zo(lt,qo(q==1?Ah:Sh,B)),rt=Uo(lt,Go(Ch,B)),mt=[],tt=n.legend=Dt({},Dh,e.legend),N=n.cursor=Dt({},Bh,{drag:{y:l==2}},e.cursor),Lt=tt.show,Qt=N.show,_t=tt.markers;tt.idxs=mt,_t.width=nt(_t.width),_t.dash=nt(_t.dash),_t.stroke=nt(_t.stroke),_t.fill=nt(_t.fill);let dt,Ee,ae,St=[],We=[],ts,ye=!1,rs={};if(tt.live){let i=k[1]?k[1].values:null;ye=i!=null,ts=ye?i(n,1,0):{_:0};for(let o in ts)rs[o]=Ui}if(Lt)if(dt=Be("table",Hu,m),ae=Be("tbody",null,dt),tt.mount(n,dt),ye){Ee=Be("thead",null,dt,ae);let i=Be("tr",null,Ee);Be("th",null,i);for(var Is in ts)Be("th",yo,i).textContent=Is}else pe(dt,Fu),tt.live&&pe(dt,Nu);let Ws={show:!0},kn={show:!1};function Jn(i,o){if(o==0&&(ye||!tt.live||l==2))return gn;let u=[],h=Be("tr",Bu,ae,ae.childNodes[o]);pe(h,i.class),i.show||pe(h,Ns);let p=Be("th",null,h);if(_t.show){let x=Re(Vu,p);if(o>0){let _=_t.width(n,o);_&&(x.style.border=_+"px "+_t.dash(n,o)+" "+_t.stroke(n,o)),x.style.background=_t.fill(n,o)}}let w=Re(yo,p);i.label instanceof HTMLElement?w.appendChild(i.label):w.textContent=i.label,o>0&&(_t.show||(w.style.color=i.width>0?_t.stroke(n,o):_t.fill(n,o)),Jt("click",p,x=>{if(N._lock)return;_s(x);let _=k.indexOf(i);if((x.ctrlKey||x.metaKey)!=tt.isolate){let C=k.some((P,D)=>D>0&&D!=_&&P.show);k.forEach((P,D)=>{D>0&&Ge(D,C?D==_?Ws:kn:Ws,!0,Pt.setSeries)})}else Ge(_,{show:!i.show},!0,Pt.setSeries)},!1),Us&&Jt(Ao,p,x=>{N._lock||(_s(x),Ge(k.indexOf(i),ln,!0,Pt.setSeries))},!1));for(var v in ts){let x=Be("td",Iu,h);x.textContent="--",u.push(x)}return[h,u]}let ys=new Map;function Jt(i,o,u,h=!0){let p=ys.get(o)||{},w=N.bind[i](n,o,u,h);w&&(Fs(i,o,p[i]=w),ys.set(o,p))}function qs(i,o,u){let h=ys.get(o)||{};for(let p in h)(i==null||p==i)&&(Fi(p,o,h[p]),delete h[p]);i==null&&ys.delete(o)}let es=0,vs=0,Q=0,E=0,$t=0,Ot=0,zs=$t,xs=Ot,qe=Q,Ts=E,ce=0,ve=0,ne=0,De=0;n.bbox={};let Yl=!1,Zn=!1,Gs=!1,As=!1,Xn=!1,xe=!1;function Kl(i,o,u){(u||i!=n.width||o!=n.height)&&br(i,o),Js(!1),Gs=!0,Zn=!0,Zs()}function br(i,o){n.width=es=Q=i,n.height=vs=E=o,$t=Ot=0,wc(),yc();let u=n.bbox;ce=u.left=Os($t*ht,.5),ve=u.top=Os(Ot*ht,.5),ne=u.width=Os(Q*ht,.5),De=u.height=Os(E*ht,.5)}let gc=3;function bc(){let i=!1,o=0;for(;!i;){o++;let u=Rc(o),h=Cc(o);i=o==gc||u&&h,i||(br(n.width,n.height),Zn=!0)}}function $c({width:i,height:o}){Kl(i,o)}n.setSize=$c;function wc(){let i=!1,o=!1,u=!1,h=!1;W.forEach((p,w)=>{if(p.show&&p._show){let{side:v,_size:x}=p,_=v%2,C=p.label!=null?p.labelSize:0,P=x+C;P>0&&(_?(Q-=P,v==3?($t+=P,h=!0):u=!0):(E-=P,v==0?(Ot+=P,i=!0):o=!0))}}),ks[0]=i,ks[1]=u,ks[2]=o,ks[3]=h,Q-=os[1]+os[3],$t+=os[3],E-=os[2]+os[0],Ot+=os[0]}function yc(){let i=$t+Q,o=Ot+E,u=$t,h=Ot;function p(w,v){switch(w){case 1:return i+=v,i-v;case 2:return o+=v,o-v;case 3:return u-=v,u+v;case 0:return h-=v,h+v}}W.forEach((w,v)=>{if(w.show&&w._show){let x=w.side;w._pos=p(x,w._size),w.label!=null&&(w._lpos=p(x,w.labelSize))}})}if(N.dataIdx==null){let i=N.hover,o=i.skip=new Set(i.skip??[]);o.add(void 0);let u=i.prox=nt(i.prox),h=i.bias??=0;N.dataIdx=(p,w,v,x)=>{if(w==0)return v;let _=v,C=u(p,w,v,x)??gt,P=C>=0&&C<gt,D=R.ori==0?Q:E,j=N.left,ut=t[0],ot=t[w];if(o.has(ot[v])){_=null;let et=null,z=null,F;if(h==0||h==-1)for(F=v;et==null&&F-- >0;)o.has(ot[F])||(et=F);if(h==0||h==1)for(F=v;z==null&&F++<ot.length;)o.has(ot[F])||(z=F);if(et!=null||z!=null)if(P){let vt=et==null?-1/0:H(ut[et],R,D,0),Mt=z==null?1/0:H(ut[z],R,D,0),qt=j-vt,pt=Mt-j;qt<=pt?qt<=C&&(_=et):pt<=C&&(_=z)}else _=z==null?et:et==null?z:v-et<=z-v?et:z}else P&&Nt(j-H(ut[v],R,D,0))>C&&(_=null);return _}}let _s=i=>{N.event=i};N.idxs=mt,N._lock=!1;let Kt=N.points;Kt.show=nt(Kt.show),Kt.size=nt(Kt.size),Kt.stroke=nt(Kt.stroke),Kt.width=nt(Kt.width),Kt.fill=nt(Kt.fill);let ze=n.focus=Dt({},e.focus||{alpha:.3},N.focus),Us=ze.prox>=0,js=Us&&Kt.one,Te=[],Ys=[],Ks=[];function $r(i,o){let u=Kt.show(n,o);if(u instanceof HTMLElement)return pe(u,Ou),pe(u,i.class),Qe(u,-10,-10,Q,E),S.insertBefore(u,Te[o]),u}function wr(i,o){if(l==1||o>0){let u=l==1&&M[i.scale].time,h=i.value;i.value=u?Bo(h)?Uo(lt,Go(h,B)):h||rt:h||Kh,i.label=i.label||(u?Ih:Vh)}if(js||o>0){i.width=i.width==null?1:i.width,i.paths=i.paths||cd||Xu,i.fillTo=nt(i.fillTo||td),i.pxAlign=+ct(i.pxAlign,O),i.pxRound=ea(i.pxAlign),i.stroke=nt(i.stroke||null),i.fill=nt(i.fill||null),i._stroke=i._fill=i._paths=i._focus=null;let u=Qh(ee(1,i.width),1),h=i.points=Dt({},{size:u,width:ee(1,u*.2),stroke:i.stroke,space:u*2,paths:ud,_stroke:null,_fill:null},i.points);h.show=nt(h.show),h.filter=nt(h.filter),h.fill=nt(h.fill),h.stroke=nt(h.stroke),h.paths=nt(h.paths),h.pxAlign=i.pxAlign}if(Lt){let u=Jn(i,o);St.splice(o,0,u[0]),We.splice(o,0,u[1]),tt.values.push(null)}if(Qt){mt.splice(o,0,null);let u=null;js?o==0&&(u=$r(i,o)):o>0&&(u=$r(i,o)),Te.splice(o,0,u),Ys.splice(o,0,0),Ks.splice(o,0,0)}Wt("addSeries",o)}function vc(i,o){o=o??k.length,i=l==1?zi(i,o,Yo,Xo):zi(i,o,{},Zo),k.splice(o,0,i),wr(k[o],o)}n.addSeries=vc;function xc(i){if(k.splice(i,1),Lt){tt.values.splice(i,1),We.splice(i,1);let o=St.splice(i,1)[0];qs(null,o.firstChild),o.remove()}Qt&&(mt.splice(i,1),Te.splice(i,1)[0].remove(),Ys.splice(i,1),Ks.splice(i,1)),Wt("delSeries",i)}n.delSeries=xc;let ks=[!1,!1,!1,!1];function Tc(i,o){if(i._show=i.show,i.show){let u=i.side%2,h=M[i.scale];h==null&&(i.scale=u?k[1].scale:L,h=M[i.scale]);let p=h.time;i.size=nt(i.size),i.space=nt(i.space),i.rotate=nt(i.rotate),fs(i.incrs)&&i.incrs.forEach(v=>{!ms.has(v)&&ms.set(v,ma(v))}),i.incrs=nt(i.incrs||(h.distr==2?vh:p?q==1?Th:kh:Hs)),i.splits=nt(i.splits||(p&&h.distr==1?se:h.distr==3?Vi:h.distr==4?zh:qh)),i.stroke=nt(i.stroke),i.grid.stroke=nt(i.grid.stroke),i.ticks.stroke=nt(i.ticks.stroke),i.border.stroke=nt(i.border.stroke);let w=i.values;i.values=fs(w)&&!fs(w[0])?nt(w):p?fs(w)?zo(lt,qo(w,B)):Bo(w)?Rh(lt,w):w||At:w||Wh,i.filter=nt(i.filter||(h.distr>=3&&h.log==10?jh:h.distr==3&&h.log==2?Yh:da)),i.font=ia(i.font),i.labelFont=ia(i.labelFont),i._size=i.size(n,null,o,0),i._space=i._rotate=i._incrs=i._found=i._splits=i._values=null,i._size>0&&(ks[o]=!0,i._el=Re(Pu,b))}}function Sn(i,o,u,h){let[p,w,v,x]=u,_=o%2,C=0;return _==0&&(x||w)&&(C=o==0&&!p||o==2&&!v?Ht(jo.size/3):0),_==1&&(p||v)&&(C=o==1&&!w||o==3&&!x?Ht(Qo.size/2):0),C}let yr=n.padding=(e.padding||[Sn,Sn,Sn,Sn]).map(i=>nt(ct(i,Sn))),os=n._padding=yr.map((i,o)=>i(n,o,ks,0)),Gt,Ft=null,Bt=null,tl=l==1?k[0].idxs:null,Le=null,Mn=!1;function vr(i,o){if(t=i??[],n.data=n._data=t,l==2){Gt=0;for(let u=1;u<k.length;u++)Gt+=t[u][0].length}else{t.length==0&&(n.data=n._data=t=[[]]),Le=t[0],Gt=Le.length;let u=t;if(J==2){u=t.slice();let h=u[0]=Array(Gt);for(let p=0;p<Gt;p++)h[p]=p}n._data=t=u}if(Js(!0),Wt("setData"),J==2&&(Gs=!0),o!==!1){let u=R;u.auto(n,Mn)?Ql():cs(L,u.min,u.max),As=As||N.left>=0,xe=!0,Zs()}}n.setData=vr;function Ql(){Mn=!0;let i,o;l==1&&(Gt>0?(Ft=tl[0]=0,Bt=tl[1]=Gt-1,i=t[0][Ft],o=t[0][Bt],J==2?(i=Ft,o=Bt):i==o&&(J==3?[i,o]=kl(i,i,R.log,!1):J==4?[i,o]=Yi(i,i,R.log,!1):R.time?o=i+Ht(86400/q):[i,o]=Tl(i,o,Ki,!0))):(Ft=tl[0]=i=null,Bt=tl[1]=o=null)),cs(L,i,o)}let el,Qs,Jl,Zl,Xl,ti,ei,si,ni,le;function xr(i,o,u,h,p,w){i??=xo,u??=Ji,h??="butt",p??=xo,w??="round",i!=el&&(g.strokeStyle=el=i),p!=Qs&&(g.fillStyle=Qs=p),o!=Jl&&(g.lineWidth=Jl=o),w!=Xl&&(g.lineJoin=Xl=w),h!=ti&&(g.lineCap=ti=h),u!=Zl&&g.setLineDash(Zl=u)}function Tr(i,o,u,h){o!=Qs&&(g.fillStyle=Qs=o),i!=ei&&(g.font=ei=i),u!=si&&(g.textAlign=si=u),h!=ni&&(g.textBaseline=ni=h)}function li(i,o,u,h,p=0){if(h.length>0&&i.auto(n,Mn)&&(o==null||o.min==null)){let w=ct(Ft,0),v=ct(Bt,h.length-1),x=u.min==null?ju(h,w,v,p,i.distr==3):[u.min,u.max];i.min=Ie(i.min,u.min=x[0]),i.max=ee(i.max,u.max=x[1])}}let Ar={min:null,max:null};function Ac(){for(let h in M){let p=M[h];V[h]==null&&(p.min==null||V[L]!=null&&p.auto(n,Mn))&&(V[h]=Ar)}for(let h in M){let p=M[h];V[h]==null&&p.from!=null&&V[p.from]!=null&&(V[h]=Ar)}V[L]!=null&&Js(!0);let i={};for(let h in V){let p=V[h];if(p!=null){let w=i[h]=bn(M[h],sh);if(p.min!=null)Dt(w,p);else if(h!=L||l==2)if(Gt==0&&w.from==null){let v=w.range(n,null,null,h);w.min=v[0],w.max=v[1]}else w.min=gt,w.max=-gt}}if(Gt>0){k.forEach((h,p)=>{if(l==1){let w=h.scale,v=V[w];if(v==null)return;let x=i[w];if(p==0){let _=x.range(n,x.min,x.max,w);x.min=_[0],x.max=_[1],Ft=Ve(x.min,t[0]),Bt=Ve(x.max,t[0]),Bt-Ft>1&&(t[0][Ft]<x.min&&Ft++,t[0][Bt]>x.max&&Bt--),h.min=Le[Ft],h.max=Le[Bt]}else h.show&&h.auto&&li(x,v,h,t[p],h.sorted);h.idxs[0]=Ft,h.idxs[1]=Bt}else if(p>0&&h.show&&h.auto){let[w,v]=h.facets,x=w.scale,_=v.scale,[C,P]=t[p],D=i[x],j=i[_];D!=null&&li(D,V[x],w,C,w.sorted),j!=null&&li(j,V[_],v,P,v.sorted),h.min=v.min,h.max=v.max}});for(let h in i){let p=i[h],w=V[h];if(p.from==null&&(w==null||w.min==null)){let v=p.range(n,p.min==gt?null:p.min,p.max==-gt?null:p.max,h);p.min=v[0],p.max=v[1]}}}for(let h in i){let p=i[h];if(p.from!=null){let w=i[p.from];if(w.min==null)p.min=p.max=null;else{let v=p.range(n,w.min,w.max,h);p.min=v[0],p.max=v[1]}}}let o={},u=!1;for(let h in i){let p=i[h],w=M[h];if(w.min!=p.min||w.max!=p.max){w.min=p.min,w.max=p.max;let v=w.distr;w._min=v==3?ls(w.min):v==4?Pi(w.min,w.asinh):v==100?w.fwd(w.min):w.min,w._max=v==3?ls(w.max):v==4?Pi(w.max,w.asinh):v==100?w.fwd(w.max):w.max,o[h]=u=!0}}if(u){k.forEach((h,p)=>{l==2?p>0&&o.y&&(h._paths=null):o[h.scale]&&(h._paths=null)});for(let h in o)Gs=!0,Wt("setScale",h);Qt&&N.left>=0&&(As=xe=!0)}for(let h in V)V[h]=null}function _c(i){let o=Bi(Ft-1,0,Gt-1),u=Bi(Bt+1,0,Gt-1);for(;i[o]==null&&o>0;)o--;for(;i[u]==null&&u<Gt-1;)u++;return[o,u]}function kc(){if(Gt>0){let i=k.some(o=>o._focus)&&le!=ze.alpha;i&&(g.globalAlpha=le=ze.alpha),k.forEach((o,u)=>{if(u>0&&o.show&&(_r(u,!1),_r(u,!0),o._paths==null)){let h=le;le!=o.alpha&&(g.globalAlpha=le=o.alpha);let p=l==2?[0,t[u][0].length-1]:_c(t[u]);o._paths=o.paths(n,u,p[0],p[1]),le!=h&&(g.globalAlpha=le=h)}}),k.forEach((o,u)=>{if(u>0&&o.show){let h=le;le!=o.alpha&&(g.globalAlpha=le=o.alpha),o._paths!=null&&kr(u,!1);{let p=o._paths!=null?o._paths.gaps:null,w=o.points.show(n,u,Ft,Bt,p),v=o.points.filter(n,u,w,p);(w||v)&&(o.points._paths=o.points.paths(n,u,Ft,Bt,v),kr(u,!0))}le!=h&&(g.globalAlpha=le=h),Wt("drawSeries",u)}}),i&&(g.globalAlpha=le=1)}}function _r(i,o){let u=o?k[i].points:k[i];u._stroke=u.stroke(n,i),u._fill=u.fill(n,i)}function kr(i,o){let u=o?k[i].points:k[i],{stroke:h,fill:p,clip:w,flags:v,_stroke:x=u._stroke,_fill:_=u._fill,_width:C=u.width}=u._paths;C=bt(C*ht,3);let P=null,D=C%2/2;o&&_==null&&(_=C>0?"#fff":x);let j=u.pxAlign==1&&D>0;if(j&&g.translate(D,D),!o){let ut=ce-C/2,ot=ve-C/2,et=ne+C,z=De+C;P=new Path2D,P.rect(ut,ot,et,z)}o?ii(x,C,u.dash,u.cap,_,h,p,v,w):Sc(i,x,C,u.dash,u.cap,_,h,p,v,P,w),j&&g.translate(-D,-D)}function Sc(i,o,u,h,p,w,v,x,_,C,P){let D=!1;_!=0&&Z.forEach((j,ut)=>{if(j.series[0]==i){let ot=k[j.series[1]],et=t[j.series[1]],z=(ot._paths||Yn).band;fs(z)&&(z=j.dir==1?z[0]:z[1]);let F,vt=null;ot.show&&z&&Ku(et,Ft,Bt)?(vt=j.fill(n,ut)||w,F=ot._paths.clip):z=null,ii(o,u,h,p,vt,v,x,_,C,P,F,z),D=!0}}),D||ii(o,u,h,p,w,v,x,_,C,P)}let Sr=$n|Wi;function ii(i,o,u,h,p,w,v,x,_,C,P,D){xr(i,o,u,h,p),(_||C||D)&&(g.save(),_&&g.clip(_),C&&g.clip(C)),D?(x&Sr)==Sr?(g.clip(D),P&&g.clip(P),nl(p,v),sl(i,w,o)):x&Wi?(nl(p,v),g.clip(D),sl(i,w,o)):x&$n&&(g.save(),g.clip(D),P&&g.clip(P),nl(p,v),g.restore(),sl(i,w,o)):(nl(p,v),sl(i,w,o)),(_||C||D)&&g.restore()}function sl(i,o,u){u>0&&(o instanceof Map?o.forEach((h,p)=>{g.strokeStyle=el=p,g.stroke(h)}):o!=null&&i&&g.stroke(o))}function nl(i,o){o instanceof Map?o.forEach((u,h)=>{g.fillStyle=Qs=h,g.fill(u)}):o!=null&&i&&g.fill(o)}function Mc(i,o,u,h){let p=W[i],w;if(h<=0)w=[0,0];else{let v=p._space=p.space(n,i,o,u,h),x=p._incrs=p.incrs(n,i,o,u,h,v);w=gd(o,u,x,h,v)}return p._found=w}function ri(i,o,u,h,p,w,v,x,_,C){let P=v%2/2;O==1&&g.translate(P,P),xr(x,v,_,C,x),g.beginPath();let D,j,ut,ot,et=p+(h==0||h==3?-w:w);u==0?(j=p,ot=et):(D=p,ut=et);for(let z=0;z<i.length;z++)o[z]!=null&&(u==0?D=ut=i[z]:j=ot=i[z],g.moveTo(D,j),g.lineTo(ut,ot));g.stroke(),O==1&&g.translate(-P,-P)}function Rc(i){let o=!0;return W.forEach((u,h)=>{if(!u.show)return;let p=M[u.scale];if(p.min==null){u._show&&(o=!1,u._show=!1,Js(!1));return}else u._show||(o=!1,u._show=!0,Js(!1));let w=u.side,v=w%2,{min:x,max:_}=p,[C,P]=Mc(h,x,_,v==0?Q:E);if(P==0)return;let D=p.distr==2,j=u._splits=u.splits(n,h,x,_,C,P,D),ut=p.distr==2?j.map(F=>Le[F]):j,ot=p.distr==2?Le[j[1]]-Le[j[0]]:C,et=u._values=u.values(n,u.filter(n,ut,h,P,ot),h,P,ot);u._rotate=w==2?u.rotate(n,et,h,P):0;let z=u._size;u._size=Ce(u.size(n,et,h,i)),z!=null&&u._size!=z&&(o=!1)}),o}function Cc(i){let o=!0;return yr.forEach((u,h)=>{let p=u(n,h,ks,i);p!=os[h]&&(o=!1),os[h]=p}),o}function Pc(){for(let i=0;i<W.length;i++){let o=W[i];if(!o.show||!o._show)continue;let u=o.side,h=u%2,p,w,v=o.stroke(n,i),x=u==0||u==3?-1:1,[_,C]=o._found;if(o.label!=null){let Xt=o.labelGap*x,de=Ht((o._lpos+Xt)*ht);Tr(o.labelFont[0],v,"center",u==2?"top":vo),g.save(),h==1?(p=w=0,g.translate(de,Ht(ve+De/2)),g.rotate((u==3?-vl:vl)/2)):(p=Ht(ce+ne/2),w=de);let Rs=ua(o.label)?o.label(n,i,_,C):o.label;g.fillText(Rs,p,w),g.restore()}if(C==0)continue;let P=M[o.scale],D=h==0?ne:De,j=h==0?ce:ve,ut=o._splits,ot=P.distr==2?ut.map(Xt=>Le[Xt]):ut,et=P.distr==2?Le[ut[1]]-Le[ut[0]]:_,z=o.ticks,F=o.border,vt=z.show?z.size:0,Mt=Ht(vt*ht),qt=Ht((o.alignTo==2?o._size-vt-o.gap:o.gap)*ht),pt=o._rotate*-vl/180,Rt=I(o._pos*ht),ue=(Mt+qt)*x,Zt=Rt+ue;w=h==0?Zt:0,p=h==1?Zt:0;let Ae=o.font[0],Oe=o.align==1?dn:o.align==2?Mi:pt>0?dn:pt<0?Mi:h==0?"center":u==3?Mi:dn,je=pt||h==1?"middle":u==2?"top":vo;Tr(Ae,v,Oe,je);let he=o.font[1]*o.lineGap,_e=ut.map(Xt=>I(f(Xt,P,D,j))),He=o._values;for(let Xt=0;Xt<He.length;Xt++){let de=He[Xt];if(de!=null){h==0?p=_e[Xt]:w=_e[Xt],de=""+de;let Rs=de.indexOf(`
`)==-1?[de]:de.split(/\n/gm);for(let te=0;te<Rs.length;te++){let Ur=Rs[te];pt?(g.save(),g.translate(p,w+te*he),g.rotate(pt),g.fillText(Ur,0,0),g.restore()):g.fillText(Ur,p,w+te*he)}}}z.show&&ri(_e,z.filter(n,ot,i,C,et),h,u,Rt,Mt,bt(z.width*ht,3),z.stroke(n,i),z.dash,z.cap);let Ye=o.grid;Ye.show&&ri(_e,Ye.filter(n,ot,i,C,et),h,h==0?2:1,h==0?ve:ce,h==0?De:ne,bt(Ye.width*ht,3),Ye.stroke(n,i),Ye.dash,Ye.cap),F.show&&ri([Rt],[1],h==0?1:0,h==0?1:2,h==1?ve:ce,h==1?De:ne,bt(F.width*ht,3),F.stroke(n,i),F.dash,F.cap)}Wt("drawAxes")}function Js(i){k.forEach((o,u)=>{u>0&&(o._paths=null,i&&(l==1?(o.min=null,o.max=null):o.facets.forEach(h=>{h.min=null,h.max=null})))})}let ll=!1,oi=!1,Rn=[];function Ec(){oi=!1;for(let i=0;i<Rn.length;i++)Wt(...Rn[i]);Rn.length=0}function Zs(){ll||(ch(Mr),ll=!0)}function Dc(i,o=!1){ll=!0,oi=o,i(n),Mr(),o&&Rn.length>0&&queueMicrotask(Ec)}n.batch=Dc;function Mr(){if(Yl&&(Ac(),Yl=!1),Gs&&(bc(),Gs=!1),Zn){if(Tt(T,dn,$t),Tt(T,"top",Ot),Tt(T,zn,Q),Tt(T,Gn,E),Tt(S,dn,$t),Tt(S,"top",Ot),Tt(S,zn,Q),Tt(S,Gn,E),Tt(b,zn,es),Tt(b,Gn,vs),y.width=Ht(es*ht),y.height=Ht(vs*ht),W.forEach(({_el:i,_show:o,_size:u,_pos:h,side:p})=>{if(i!=null)if(o){let w=p===3||p===0?u:0,v=p%2==1;Tt(i,v?"left":"top",h-w),Tt(i,v?"width":"height",u),Tt(i,v?"top":"left",v?Ot:$t),Tt(i,v?"height":"width",v?E:Q),Ni(i,Ns)}else pe(i,Ns)}),el=Qs=Jl=Xl=ti=ei=si=ni=Zl=null,le=1,En(!0),$t!=zs||Ot!=xs||Q!=qe||E!=Ts){Js(!1);let i=Q/qe,o=E/Ts;if(Qt&&!As&&N.left>=0){N.left*=i,N.top*=o,Xs&&Qe(Xs,Ht(N.left),0,Q,E),tn&&Qe(tn,0,Ht(N.top),Q,E);for(let u=0;u<Te.length;u++){let h=Te[u];h!=null&&(Ys[u]*=i,Ks[u]*=o,Qe(h,Ce(Ys[u]),Ce(Ks[u]),Q,E))}}if(yt.show&&!Xn&&yt.left>=0&&yt.width>0){yt.left*=i,yt.width*=i,yt.top*=o,yt.height*=o;for(let u in fi)Tt(nn,u,yt[u])}zs=$t,xs=Ot,qe=Q,Ts=E}Wt("setSize"),Zn=!1}es>0&&vs>0&&(g.clearRect(0,0,y.width,y.height),Wt("drawClear"),K.forEach(i=>i()),Wt("draw")),yt.show&&Xn&&(il(yt),Xn=!1),Qt&&As&&(Ms(null,!0,!1),As=!1),tt.show&&tt.live&&xe&&(hi(),xe=!1),d||(d=!0,n.status=1,Wt("ready")),Mn=!1,ll=!1}n.redraw=(i,o)=>{Gs=o||!1,i!==!1?cs(L,R.min,R.max):Zs()};function ai(i,o){let u=M[i];if(u.from==null){if(Gt==0){let h=u.range(n,o.min,o.max,i);o.min=h[0],o.max=h[1]}if(o.min>o.max){let h=o.min;o.min=o.max,o.max=h}if(Gt>1&&o.min!=null&&o.max!=null&&o.max-o.min<1e-16)return;i==L&&u.distr==2&&Gt>0&&(o.min=Ve(o.min,t[0]),o.max=Ve(o.max,t[0]),o.min==o.max&&o.max++),V[i]=o,Yl=!0,Zs()}}n.setScale=ai;let ci,ui,Xs,tn,Rr,Cr,en,sn,Pr,Er,wt,kt,as=!1,Ut=N.drag,Vt=Ut.x,It=Ut.y;Qt&&(N.x&&(ci=Re(Du,S)),N.y&&(ui=Re(Lu,S)),R.ori==0?(Xs=ci,tn=ui):(Xs=ui,tn=ci),wt=N.left,kt=N.top);let yt=n.select=Dt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),nn=yt.show?Re(Eu,yt.over?S:T):null;function il(i,o){if(yt.show){for(let u in i)yt[u]=i[u],u in fi&&Tt(nn,u,i[u]);o!==!1&&Wt("setSelect")}}n.setSelect=il;function Lc(i){if(k[i].show)Lt&&Ni(St[i],Ns);else if(Lt&&pe(St[i],Ns),Qt){let u=js?Te[0]:Te[i];u!=null&&Qe(u,-10,-10,Q,E)}}function cs(i,o,u){ai(i,{min:o,max:u})}function Ge(i,o,u,h){o.focus!=null&&Bc(i),o.show!=null&&k.forEach((p,w)=>{w>0&&(i==w||i==null)&&(p.show=o.show,Lc(w),l==2?(cs(p.facets[0].scale,null,null),cs(p.facets[1].scale,null,null)):cs(p.scale,null,null),Zs())}),u!==!1&&Wt("setSeries",i,o),h&&Dn("setSeries",n,i,o)}n.setSeries=Ge;function Oc(i,o){Dt(Z[i],o)}function Hc(i,o){i.fill=nt(i.fill||null),i.dir=ct(i.dir,-1),o=o??Z.length,Z.splice(o,0,i)}function Nc(i){i==null?Z.length=0:Z.splice(i,1)}n.addBand=Hc,n.setBand=Oc,n.delBand=Nc;function Fc(i,o){k[i].alpha=o,Qt&&Te[i]!=null&&(Te[i].style.opacity=o),Lt&&St[i]&&(St[i].style.opacity=o)}let ss,us,Ss,ln={focus:!0};function Bc(i){if(i!=Ss){let o=i==null,u=ze.alpha!=1;k.forEach((h,p)=>{if(l==1||p>0){let w=o||p==0||p==i;h._focus=o?null:w,u&&Fc(p,w?1:ze.alpha)}}),Ss=i,u&&Zs()}}Lt&&Us&&Jt(_o,dt,i=>{N._lock||(_s(i),Ss!=null&&Ge(null,ln,!0,Pt.setSeries))});function Ue(i,o,u){let h=M[o];u&&(i=i/ht-(h.ori==1?Ot:$t));let p=Q;h.ori==1&&(p=E,i=p-i),h.dir==-1&&(i=p-i);let w=h._min,v=h._max,x=i/p,_=w+(v-w)*x,C=h.distr;return C==3?pn(10,_):C==4?Ju(_,h.asinh):C==100?h.bwd(_):_}function Vc(i,o){let u=Ue(i,L,o);return Ve(u,t[0],Ft,Bt)}n.valToIdx=i=>Ve(i,t[0]),n.posToIdx=Vc,n.posToVal=Ue,n.valToPos=(i,o,u)=>M[o].ori==0?r(i,M[o],u?ne:Q,u?ce:0):a(i,M[o],u?De:E,u?ve:0),n.setCursor=(i,o,u)=>{wt=i.left,kt=i.top,Ms(null,o,u)};function Dr(i,o){Tt(nn,dn,yt.left=i),Tt(nn,zn,yt.width=o)}function Lr(i,o){Tt(nn,"top",yt.top=i),Tt(nn,Gn,yt.height=o)}let Cn=R.ori==0?Dr:Lr,Pn=R.ori==1?Dr:Lr;function Ic(){if(Lt&&tt.live)for(let i=l==2?1:0;i<k.length;i++){if(i==0&&ye)continue;let o=tt.values[i],u=0;for(let h in o)We[i][u++].firstChild.nodeValue=o[h]}}function hi(i,o){if(i!=null&&(i.idxs?i.idxs.forEach((u,h)=>{mt[h]=u}):eh(i.idx)||mt.fill(i.idx),tt.idx=mt[0]),Lt&&tt.live){for(let u=0;u<k.length;u++)(u>0||l==1&&!ye)&&Wc(u,mt[u]);Ic()}xe=!1,o!==!1&&Wt("setLegend")}n.setLegend=hi;function Wc(i,o){let u=k[i],h=i==0&&J==2?Le:t[i],p;ye?p=u.values(n,i,o)??rs:(p=u.value(n,o==null?null:h[o],i,o),p=p==null?rs:{_:p}),tt.values[i]=p}function Ms(i,o,u){Pr=wt,Er=kt,[wt,kt]=N.move(n,wt,kt),N.left=wt,N.top=kt,Qt&&(Xs&&Qe(Xs,Ht(wt),0,Q,E),tn&&Qe(tn,0,Ht(kt),Q,E));let h,p=Ft>Bt;ss=gt,us=null;let w=R.ori==0?Q:E,v=R.ori==1?Q:E;if(wt<0||Gt==0||p){h=N.idx=null;for(let x=0;x<k.length;x++){let _=Te[x];_!=null&&Qe(_,-10,-10,Q,E)}Us&&Ge(null,ln,!0,i==null&&Pt.setSeries),tt.live&&(mt.fill(h),xe=!0)}else{let x,_,C;l==1&&(x=R.ori==0?wt:kt,_=Ue(x,L),h=N.idx=Ve(_,t[0],Ft,Bt),C=H(t[0][h],R,w,0));let P=-10,D=-10,j=0,ut=0,ot=!0,et="",z="";for(let F=l==2?1:0;F<k.length;F++){let vt=k[F],Mt=mt[F],qt=Mt==null?null:l==1?t[F][Mt]:t[F][1][Mt],pt=N.dataIdx(n,F,h,_),Rt=pt==null?null:l==1?t[F][pt]:t[F][1][pt];if(xe=xe||Rt!=qt||pt!=Mt,mt[F]=pt,F>0&&vt.show){let ue=pt==null?-10:pt==h?C:H(l==1?t[0][pt]:t[F][0][pt],R,w,0),Zt=Rt==null?-10:U(Rt,l==1?M[vt.scale]:M[vt.facets[1].scale],v,0);if(Us&&Rt!=null){let Ae=R.ori==1?wt:kt,Oe=Nt(ze.dist(n,F,pt,Zt,Ae));if(Oe<ss){let je=ze.bias;if(je!=0){let he=Ue(Ae,vt.scale),_e=Rt>=0?1:-1,He=he>=0?1:-1;He==_e&&(He==1?je==1?Rt>=he:Rt<=he:je==1?Rt<=he:Rt>=he)&&(ss=Oe,us=F)}else ss=Oe,us=F}}if(xe||js){let Ae,Oe;R.ori==0?(Ae=ue,Oe=Zt):(Ae=Zt,Oe=ue);let je,he,_e,He,Ye,Xt,de=!0,Rs=Kt.bbox;if(Rs!=null){de=!1;let te=Rs(n,F);_e=te.left,He=te.top,je=te.width,he=te.height}else _e=Ae,He=Oe,je=he=Kt.size(n,F);if(Xt=Kt.fill(n,F),Ye=Kt.stroke(n,F),js)F==us&&ss<=ze.prox&&(P=_e,D=He,j=je,ut=he,ot=de,et=Xt,z=Ye);else{let te=Te[F];te!=null&&(Ys[F]=_e,Ks[F]=He,Eo(te,je,he,de),Co(te,Xt,Ye),Qe(te,Ce(_e),Ce(He),Q,E))}}}}if(js){let F=ze.prox,vt=Ss==null?ss<=F:ss>F||us!=Ss;if(xe||vt){let Mt=Te[0];Mt!=null&&(Ys[0]=P,Ks[0]=D,Eo(Mt,j,ut,ot),Co(Mt,et,z),Qe(Mt,Ce(P),Ce(D),Q,E))}}}if(yt.show&&as)if(i!=null){let[x,_]=Pt.scales,[C,P]=Pt.match,[D,j]=i.cursor.sync.scales,ut=i.cursor.drag;if(Vt=ut._x,It=ut._y,Vt||It){let{left:ot,top:et,width:z,height:F}=i.select,vt=i.scales[D].ori,Mt=i.posToVal,qt,pt,Rt,ue,Zt,Ae=x!=null&&C(x,D),Oe=_!=null&&P(_,j);Ae&&Vt?(vt==0?(qt=ot,pt=z):(qt=et,pt=F),Rt=M[x],ue=H(Mt(qt,D),Rt,w,0),Zt=H(Mt(qt+pt,D),Rt,w,0),Cn(Ie(ue,Zt),Nt(Zt-ue))):Cn(0,w),Oe&&It?(vt==1?(qt=ot,pt=z):(qt=et,pt=F),Rt=M[_],ue=U(Mt(qt,j),Rt,v,0),Zt=U(Mt(qt+pt,j),Rt,v,0),Pn(Ie(ue,Zt),Nt(Zt-ue))):Pn(0,v)}else mi()}else{let x=Nt(Pr-Rr),_=Nt(Er-Cr);if(R.ori==1){let j=x;x=_,_=j}Vt=Ut.x&&x>=Ut.dist,It=Ut.y&&_>=Ut.dist;let C=Ut.uni;C!=null?Vt&&It&&(Vt=x>=C,It=_>=C,!Vt&&!It&&(_>x?It=!0:Vt=!0)):Ut.x&&Ut.y&&(Vt||It)&&(Vt=It=!0);let P,D;Vt&&(R.ori==0?(P=en,D=wt):(P=sn,D=kt),Cn(Ie(P,D),Nt(D-P)),It||Pn(0,v)),It&&(R.ori==1?(P=en,D=wt):(P=sn,D=kt),Pn(Ie(P,D),Nt(D-P)),Vt||Cn(0,w)),!Vt&&!It&&(Cn(0,0),Pn(0,0))}if(Ut._x=Vt,Ut._y=It,i==null){if(u){if(Gr!=null){let[x,_]=Pt.scales;Pt.values[0]=x!=null?Ue(R.ori==0?wt:kt,x):null,Pt.values[1]=_!=null?Ue(R.ori==1?wt:kt,_):null}Dn(Ri,n,wt,kt,Q,E,h)}if(Us){let x=u&&Pt.setSeries,_=ze.prox;Ss==null?ss<=_&&Ge(us,ln,!0,x):ss>_?Ge(null,ln,!0,x):us!=Ss&&Ge(us,ln,!0,x)}}xe&&(tt.idx=h,hi()),o!==!1&&Wt("setCursor")}let hs=null;Object.defineProperty(n,"rect",{get(){return hs==null&&En(!1),hs}});function En(i=!1){i?hs=null:(hs=S.getBoundingClientRect(),Wt("syncRect",hs))}function Or(i,o,u,h,p,w,v){N._lock||as&&i!=null&&i.movementX==0&&i.movementY==0||(di(i,o,u,h,p,w,v,!1,i!=null),i!=null?Ms(null,!0,!0):Ms(o,!0,!1))}function di(i,o,u,h,p,w,v,x,_){if(hs==null&&En(!1),_s(i),i!=null)u=i.clientX-hs.left,h=i.clientY-hs.top;else{if(u<0||h<0){wt=-10,kt=-10;return}let[C,P]=Pt.scales,D=o.cursor.sync,[j,ut]=D.values,[ot,et]=D.scales,[z,F]=Pt.match,vt=o.axes[0].side%2==1,Mt=R.ori==0?Q:E,qt=R.ori==1?Q:E,pt=vt?w:p,Rt=vt?p:w,ue=vt?h:u,Zt=vt?u:h;if(ot!=null?u=z(C,ot)?f(j,M[C],Mt,0):-10:u=Mt*(ue/pt),et!=null?h=F(P,et)?f(ut,M[P],qt,0):-10:h=qt*(Zt/Rt),R.ori==1){let Ae=u;u=h,h=Ae}}_&&(o==null||o.cursor.event.type==Ri)&&((u<=1||u>=Q-1)&&(u=Os(u,Q)),(h<=1||h>=E-1)&&(h=Os(h,E))),x?(Rr=u,Cr=h,[en,sn]=N.move(n,u,h)):(wt=u,kt=h)}let fi={width:0,height:0,left:0,top:0};function mi(){il(fi,!1)}let Hr,Nr,Fr,Br;function Vr(i,o,u,h,p,w,v){as=!0,Vt=It=Ut._x=Ut._y=!1,di(i,o,u,h,p,w,v,!0,!1),i!=null&&(Jt(Ci,Oi,Ir,!1),Dn(To,n,en,sn,Q,E,null));let{left:x,top:_,width:C,height:P}=yt;Hr=x,Nr=_,Fr=C,Br=P}function Ir(i,o,u,h,p,w,v){as=Ut._x=Ut._y=!1,di(i,o,u,h,p,w,v,!1,!0);let{left:x,top:_,width:C,height:P}=yt,D=C>0||P>0,j=Hr!=x||Nr!=_||Fr!=C||Br!=P;if(D&&j&&il(yt),Ut.setScale&&D&&j){let ut=x,ot=C,et=_,z=P;if(R.ori==1&&(ut=_,ot=P,et=x,z=C),Vt&&cs(L,Ue(ut,L),Ue(ut+ot,L)),It)for(let F in M){let vt=M[F];F!=L&&vt.from==null&&vt.min!=gt&&cs(F,Ue(et+z,F),Ue(et,F))}mi()}else N.lock&&(N._lock=!N._lock,Ms(o,!0,i!=null));i!=null&&(qs(Ci,Oi),Dn(Ci,n,wt,kt,Q,E,null))}function qc(i,o,u,h,p,w,v){if(N._lock)return;_s(i);let x=as;if(as){let _=!0,C=!0,P=10,D,j;R.ori==0?(D=Vt,j=It):(D=It,j=Vt),D&&j&&(_=wt<=P||wt>=Q-P,C=kt<=P||kt>=E-P),D&&_&&(wt=wt<en?0:Q),j&&C&&(kt=kt<sn?0:E),Ms(null,!0,!0),as=!1}wt=-10,kt=-10,mt.fill(null),Ms(null,!0,!0),x&&(as=x)}function Wr(i,o,u,h,p,w,v){N._lock||(_s(i),Ql(),mi(),i!=null&&Dn(ko,n,wt,kt,Q,E,null))}function qr(){W.forEach(bd),Kl(n.width,n.height,!0)}Fs(xl,mn,qr);let rn={};rn.mousedown=Vr,rn.mousemove=Or,rn.mouseup=Ir,rn.dblclick=Wr,rn.setSeries=(i,o,u,h)=>{let p=Pt.match[2];u=p(n,o,u),u!=-1&&Ge(u,h,!0,!1)},Qt&&(Jt(To,S,Vr),Jt(Ri,S,Or),Jt(Ao,S,i=>{_s(i),En(!1)}),Jt(_o,S,qc),Jt(ko,S,Wr),qi.add(n),n.syncRect=En);let rl=n.hooks=e.hooks||{};function Wt(i,o,u){oi?Rn.push([i,o,u]):i in rl&&rl[i].forEach(h=>{h.call(null,n,o,u)})}(e.plugins||[]).forEach(i=>{for(let o in i.hooks)rl[o]=(rl[o]||[]).concat(i.hooks[o])});let zr=(i,o,u)=>u,Pt=Dt({key:null,setSeries:!1,filters:{pub:No,sub:No},scales:[L,k[1]?k[1].scale:null],match:[Fo,Fo,zr],values:[null,null]},N.sync);Pt.match.length==2&&Pt.match.push(zr),N.sync=Pt;let Gr=Pt.key,pi=La(Gr);function Dn(i,o,u,h,p,w,v){Pt.filters.pub(i,o,u,h,p,w,v)&&pi.pub(i,o,u,h,p,w,v)}pi.sub(n);function zc(i,o,u,h,p,w,v){Pt.filters.sub(i,o,u,h,p,w,v)&&rn[i](null,o,u,h,p,w,v)}n.pub=zc;function Gc(){pi.unsub(n),qi.delete(n),ys.clear(),Fi(xl,mn,qr),m.remove(),dt?.remove(),Wt("destroy")}n.destroy=Gc;function gi(){Wt("init",e,t),vr(t||e.data,!1),V[L]?ai(L,V[L]):Ql(),Xn=yt.show&&(yt.width>0||yt.height>0),As=xe=!0,Kl(e.width,e.height)}return k.forEach(wr),W.forEach(Tc),s?s instanceof HTMLElement?(s.appendChild(m),gi()):s(n,gi):gi(),n}Yt.assign=Dt;Yt.fmtNum=Qi;Yt.rangeNum=Tl;Yt.rangeLog=kl;Yt.rangeAsinh=Yi;Yt.orient=Vs;Yt.pxRatio=ht;Yt.join=ah;Yt.fmtDate=Zi,Yt.tzDate=wh;Yt.sync=La;{Yt.addGap=ed,Yt.clipGaps=Rl;let e=Yt.paths={points:Va};e.linear=Wa,e.stepped=ld,e.bars=id,e.spline=od}function Dl(e,t){let s=document.createElement("i");(e.parentElement??e).append(s);let n=getComputedStyle(e),l=new Map(t.map(r=>(s.style.color=n.getPropertyValue(r),[r,getComputedStyle(s).color])));return s.remove(),l}var Ua=220,ps=class{#t=null;#s;#n=null;#e=null;show(t,s){return $`<div
      class="chart"
      dir="ltr"
      role="img"
      aria-label=${s}
      ${Vn(n=>this.#l(n,t))}></div>`}#l(t,s){if(!t){this.#n?.disconnect(),this.#t?.destroy(),this.#t=null,this.#s=void 0;return}t===this.#s&&s===this.#e||(this.#s=t,this.#e=s,requestAnimationFrame(()=>this.#i(t,s)))}#i(t,s){t!==this.#s||s!==this.#e||!t.isConnected||(this.#t?.destroy(),this.#t=new Yt($d(t,s),[[...s.at],...s.lines.map(n=>[...n.values])],t),this.#n?.disconnect(),this.#n=new ResizeObserver(()=>this.#t?.setSize({width:t.clientWidth,height:Ua})),this.#n.observe(t))}};function $d(e,t){let s=Dl(e,["--ink-soft","--line",...t.lines.map(f=>f.colour)]),n=f=>s.get(f)??"",l=t.shown??(f=>G(f)),r=new Intl.DateTimeFormat(Ke,{day:"numeric",month:"short"}),a={stroke:n("--ink-soft"),grid:{stroke:n("--line"),width:1},ticks:{stroke:n("--line"),width:1}};return{width:e.clientWidth||600,height:Ua,cursor:{drag:{x:!1,y:!1}},scales:{x:{time:!0},y:{range:(f,d,m)=>[0,t.most??Math.max(m*1.1,1)]}},axes:[{...a,values:(f,d)=>d.map(m=>r.format(m*1e3)),space:80},{...a,values:(f,d)=>d.map(m=>Number.isInteger(m)||t.most?l(m):""),size:56}],series:[{label:c("Day"),value:(f,d)=>d===null?"":r.format(d*1e3)},...t.lines.map(f=>({label:f.name,stroke:n(f.colour),width:2,spanGaps:!0,points:{show:t.at.length<40,size:5},...f.dashed?{dash:[5,4]}:{},...f.filled?{fill:`${n(f.colour).replace("rgb(","rgba(").replace(")",", .12)")}`}:{},value:(d,m)=>m===null?"–":l(m)}))]}}var it="/desk/api/quality";function wd(e){let t=s=>String(s).padStart(2,"0");return`${e.getFullYear()}-${t(e.getMonth()+1)}-${t(e.getDate())}`}function Pe(e){let t=new Date;return t.setDate(t.getDate()-e),wd(t)}function gs(e){let t=new Date(`${e}T12:00:00`);return Number.isNaN(t.getTime())?e:new Intl.DateTimeFormat(Ke,{day:"numeric",month:"short",year:"numeric"}).format(t)}function xn(e){return new Date(`${e}T00:00:00`).getTime()/1e3}function $e(e,t){return t?e.names.agents[t]??t:c("nobody")}function zt(e,t,s){return t?jt(e[t],t):s}function bs(e,t){let s=(n,l)=>$`<label class="day"
      >${l}
      <input
        type="date"
        .value=${e[n]}
        max=${n==="from"?e.to:A}
        min=${n==="to"?e.from:A}
        @change=${r=>{let a=r.target.value;a&&t({...e,[n]:a})}} />
    </label>`;return $`${s("from",c("From"))}${s("to",c("To"))}`}function Je(e,t,s,n){return $`<label class="day"
    >${e}
    <select @change=${l=>n(l.target.value)}>
      ${s.map(([l,r])=>$`<option value=${l} ?selected=${l===t}>${r}</option>`)}
    </select>
  </label>`}function Tn(e){return[["",c("All agents")],...Object.entries(e.names.agents)]}function $s(e,t){if(t)return $`<span class="tag bad">${Et(e)} · ${c("fatal error")}</span>`;let s=e===null?"":e>=.85?"good":e>=.7?"warn":"bad";return $`<span class="tag ${s}">${Et(e)}</span>`}function An(e){let t={"":"",acknowledged:c("read by the agent"),disputed:c("disputed"),kept:c("dispute answered"),changed:c("being changed")};return e?$`<span class="tag ${e==="disputed"?"warn":""}">${t[e]}</span>`:A}function Ll(e){if(e.csat===null||e.interval===null)return $`<span class="soft">${c("no marks")}</span>`;let[t,s]=e.interval;return $`<span class="share">
    <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-ground" width="100" height="12"></rect>
      <rect class="share-range" x=${t*100} width=${(s-t)*100} height="12"></rect>
      <rect class="share-value" x=${Math.max(e.csat*100-.8,0)} width="1.6" height="12"></rect>
    </svg>
    <b class="number">${Et(e.csat)}</b>
    <span class="soft small number"><bdi>${G(t*100)}–${G(s*100)}</bdi></span>
    ${e.uncertain?$`<span class="tag warn">${c("few answers")}</span>`:A}
  </span>`}function Ze(e){return $`<p class="empty soft">${e}</p>`}var ja=5,Qa=e=>e.mean===null&&e.count>0;function yd(e){let t=[e.by_agent,e.by_queue,e.by_week,e.by_question];return[e.all,...t.flatMap(s=>Object.values(s))].some(Qa)}function Ya(e){return Qa(e)?$`<span class="tag small">${c("hidden")}</span>`:$`${Et(e.mean)}`}var Ka=e=>e===null?"–":G(e),Ol=class{#t;#s={from:Pe(83),to:Pe(0)};#n="";#e=null;#l="";#i=new ps;#r={at:[],lines:[],most:1,shown:Et};constructor(t){this.#t=t,this.#u()}show(){let t=this.#e,s=this.#t.names;return $` <div class="card filters">
        <div class="row">
          ${bs(this.#s,n=>{this.#s=n,this.#u()})}
          ${Je(c("Agent"),this.#n,Tn(this.#t),n=>{this.#n=n,this.#u()})}
          <a class="button plain" href=${`${it}/averages?${this.#a()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!t||this.#l?Me(this.#l,()=>{this.#u()}):t.all.count?$` <section class="card figures-row" aria-label=${c("In short")}>
                  <div class="figure">
                    <b class="number">${Et(t.all.mean)}</b
                    ><span class="soft">${c("quality of drawn calls")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${G(t.all.count)}</b><span class="soft">${c("assessed")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${Ka(t.all.fatal)}</b><span class="soft">${c("with a fatal error")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${G(t.by_hand)}</b
                    ><span class="soft">${c("chosen by hand, not counted")}</span>
                  </div>
                </section>
                ${yd(t)?$`<p class="hint small">
                        ${c("“hidden”: a mean of fewer than {n} assessments tells what others gave. You see it when your own assessments of these calls are submitted.",{n:ja})}
                      </p>`:A}
                ${this.#r.at.length<2?A:$`<section class="card">
                        <h2>${c("By week")}</h2>
                        ${this.#i.show(this.#r,c("Quality by week; the table below has the same numbers."))}
                      </section>`}
                <div class="columns">
                  ${this.#o(c("By agent"),c("Agent"),t.by_agent,n=>$e(this.#t,n))}
                  ${this.#o(c("By queue"),c("Queue"),t.by_queue,n=>zt(s.queues,n,"–"))}
                  ${this.#o(c("By week"),c("Week"),t.by_week,gs)}
                </div>
                ${this.#c(t)}`:Ze(c("No drawn call was assessed in this time."))}`}#o(t,s,n,l){return $`<section class="card">
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
                    ${a.fatal?$`<span class="tag bad small">${hn("{n} fatal","{n} fatal errors",a.fatal)}</span>`:A}
                  </td>
                  <td class="number">${Ya(a)}</td>
                  <td class="number">
                    ${G(a.count)}${a.count<ja?$` <span class="tag warn small">${c("few")}</span>`:A}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}#c(t){let s=Object.values(t.by_question).sort((n,l)=>(n.mean??2)-(l.mean??2));return $`<section class="card">
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
                    ${n.mean===null?Ya(n):$`<span class="share"
                            ><svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                              <rect class="share-ground" width="100" height="12"></rect>
                              <rect class="share-fill" width=${n.mean*100} height="12"></rect></svg
                            ><b class="number">${Et(n.mean)}</b></span
                          >`}
                  </td>
                  <td class="number">${G(n.count)}</td>
                  <td class="number">${Ka(n.fatal)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}#a(){return new URLSearchParams({...this.#s,...this.#n?{agent:this.#n}:{}})}async#u(){this.#l="";let t=await xt(()=>at.get(`${it}/averages?${this.#a()}`),s=>this.#l=s);if(t){this.#e=t.body;let s=Object.entries(t.body.by_week);this.#r={at:s.map(([n])=>xn(n)),lines:[{name:c("Quality"),colour:"--accent",values:s.map(([,n])=>n.mean),filled:!0}],most:1,shown:Et}}this.#t.redraw()}};var vd=["caller","agent","line","here","note","hold","pause","digits"],xd=["caller","agent"];function Za(e,t,s,n,l){let r=window.devicePixelRatio||1,[a,f]=[e.clientWidth,e.clientHeight];if(!a||!f)return;e.width!==Math.round(a*r)&&(e.width=Math.round(a*r)),e.height!==Math.round(f*r)&&(e.height=Math.round(f*r));let d=e.getContext("2d");if(!d)return;let m=Dl(e,vd.map(b=>`--wave-${b}`)),y=b=>m.get(`--wave-${b}`)??"";d.setTransform(r,0,0,r,0,0),d.clearRect(0,0,a,f);let g=b=>b/t.seconds*a;for(let b of s.gaps){d.fillStyle=y(b.why);let T=b.side==="both"?[0,f]:b.side==="caller"?[0,f/2]:[f/2,f/2];d.fillRect(g(b.begins),T[0],Math.max(g(b.ends)-g(b.begins),2),T[1])}for(let b of xd)Td(d,t[b],b,{width:a,height:f,played:g(l),colour:y});d.strokeStyle=y("line"),d.lineWidth=1;for(let b of s.segments.slice(1))Ja(d,g(b.begins),f,[4,3]);d.fillStyle=y("note");for(let b of n)d.beginPath(),d.moveTo(g(b.at)-5,0),d.lineTo(g(b.at)+5,0),d.lineTo(g(b.at),9),d.fill();d.strokeStyle=y("here"),d.lineWidth=2,Ja(d,g(l),f,[])}function Td(e,t,s,n){let l=n.height/2,r=s==="caller"?-1:1,a=Math.max(10,...t),f=n.width/t.length;e.fillStyle=n.colour(s),t.forEach((d,m)=>{let y=Math.max(1,d/a*l*.92);e.globalAlpha=m*f<=n.played?1:.55,e.fillRect(m*f,r<0?l-1-y:l+1,Math.max(f*.8,.6),y)}),e.globalAlpha=1}function Ja(e,t,s,n){e.setLineDash(n),e.beginPath(),e.moveTo(t,0),e.lineTo(t,s),e.stroke(),e.setLineDash([])}var Ad=[.75,1,1.25,1.5,2],Hl=5,_d={hold:()=>c("On hold"),pause:()=>c("Recording paused"),digits:()=>c("Keyed digits, left out")},Nl=class{#t=new Audio;#s=null;#n;#e=!1;#l=null;#i;#r;#o;#c;#a;notes=[];constructor(t,s,n,l,r){this.#a=l,this.#i=t,this.#r=s,this.#o=n,this.#c=r,this.#t.preload="auto";for(let a of["play","pause","ended","ratechange","error"])this.#t.addEventListener(a,()=>this.#p());this.#t.addEventListener("timeupdate",()=>this.#p())}get time(){return this.#t.currentTime}get loaded(){return this.#t.src!==""}seek(t){this.loaded&&(this.#t.currentTime=Math.min(Math.max(t,0),Math.max(this.#o.seconds-.05,0)),this.#p())}stop(){this.#t.pause(),this.#t.removeAttribute("src"),this.#l?.disconnect()}key(t){let n={ArrowLeft:()=>this.seek(this.time-Hl),ArrowRight:()=>this.seek(this.time+Hl),Home:()=>this.seek(0),End:()=>this.seek(this.#o.seconds)," ":()=>this.#h()}[t.key];return!n||!this.loaded?!1:(t.preventDefault(),n(),!0)}show(){if(!this.loaded)return $`<div class="listen row">
        <button @click=${()=>{this.#f()}} ?disabled=${this.#e}>${c("Listen")}</button>
        <span class="soft small"
          >${c("{time} long. Who listens is written into the access log.",{time:Ct(this.#o.seconds)})}</span
        >
      </div>`;let t=!this.#t.paused&&!this.#t.ended;return $` <div class="player" dir="ltr">
        <div class="wave-sides" aria-hidden="true"><span>${c("Caller")}</span><span>${c("Agent")}</span></div>
        <canvas
          ${Vn(s=>this.#d(s))}
          class="wave"
          tabindex="0"
          role="slider"
          aria-label=${c("Place in the call")}
          aria-valuemin="0"
          aria-valuemax=${Math.round(this.#o.seconds)}
          aria-valuenow=${Math.round(this.time)}
          aria-valuetext=${c("{time} of {whole}",{time:Ct(this.time),whole:Ct(this.#o.seconds)})}
          @click=${s=>this.#m(s)}
          @keydown=${s=>this.key(s)}></canvas>
      </div>
      <div class="row">
        <button class="plain" @click=${()=>this.seek(this.time-Hl)} aria-label=${`−5 s: ${c("5 seconds back")}`}>
          <bdi>−5 s</bdi>
        </button>
        <button @click=${()=>this.#h()}>${t?c("Pause"):c("Play")}</button>
        <button class="plain" @click=${()=>this.seek(this.time+Hl)} aria-label=${`+5 s: ${c("5 seconds forth")}`}>
          <bdi>+5 s</bdi>
        </button>
        <span class="number" dir="ltr">${Ct(this.time)} / ${Ct(this.#o.seconds)}</span>
        <label class="speed"
          >${c("Speed")}
          <select
            @change=${s=>this.#t.playbackRate=Number(s.target.value)}>
            ${Ad.map(s=>$`<option value=${s} ?selected=${s===this.#t.playbackRate}>${s}×</option>`)}
          </select>
        </label>
      </div>
      ${this.#t.error?$`<p class="trouble" role="alert">${c("The sound cannot be played. Load the page again.")}</p>`:A}
      ${this.#u()}`}#u(){let{segments:t,gaps:s}=this.#o,n=[...t.map((l,r)=>({at:l.begins,what:r?c("Goes on with {who}",{who:this.#a(l.agent)}):c("Talk with {who}",{who:this.#a(l.agent)}),kind:"talk"})),...s.map(l=>({at:l.begins,what:`${_d[l.why]?.()??l.why} · ${Ct(l.ends-l.begins)}`,kind:l.why}))].sort((l,r)=>l.at-r.at);return $`<ul class="marks" aria-label=${c("What happened in the call")}>
      ${n.map(l=>$`<li>
            <button class="plain small mark-${l.kind}" @click=${()=>this.seek(l.at)}>
              <span class="number">${Ct(l.at)}</span> ${l.what}
            </button>
          </li>`)}
    </ul>`}async#f(){this.#e=!0,this.#c();let t=encodeURIComponent(this.#r),s=await xt(()=>at.get(`${this.#i}/shape?why=${t}`));this.#e=!1,s&&(this.#s=s.body,this.#t.src=`${this.#i}/audio?why=${t}`),this.#c()}#h(){this.#t.paused?this.#t.play().catch(()=>this.#p()):this.#t.pause()}#m(t){let s=t.currentTarget.getBoundingClientRect();this.seek((t.clientX-s.left)/s.width*this.#o.seconds)}#d(t){if(!t||t===this.#n)return this.#g();this.#n=t,this.#l?.disconnect(),this.#l=new ResizeObserver(()=>this.#g()),this.#l.observe(t)}#p(){this.#g(),this.#c()}#g(){this.#n&&this.#s&&Za(this.#n,this.#s,this.#o,this.notes,this.time)}};var kd=900,Fl=class{marks;words;notes;state="saved";#t;#s=0;#n=Promise.resolve(!0);#e;#l;#i;constructor(t,s,n,l){this.#t=t,this.marks={...t.marks},this.words=t.words,this.notes=[...t.notes],this.#i=s,this.#e=n,this.#l=l}get id(){return this.#t.id}leave(){clearTimeout(this.#s),this.state==="changed"&&this.#h()}show(){let t=this.#t,n=t.form.sections.flatMap(l=>l.questions.map(r=>`${l.key}.${r.key}`)).filter(l=>!(l in this.marks)).length;return $`<section class="card sheet" aria-label=${c("Assessment")}>
      <div class="row between">
        <h2>${jt(t.form.title,t.form.key)}</h2>
        <span class="row"
          >${$s(t.quality,t.fatal.length)}<span class="soft small" role="status"
            >${this.#r()}</span
          ></span
        >
      </div>
      ${t.purpose==="calibration"?$`<p class="hint small">${c("For calibration: it does not count, and the agent does not see it. You see the other assessment after yours.")}</p>`:A}
      ${t.form.sections.map(l=>$`<div class="sheet-section">
            <h3>${jt(l.title,l.key)}</h3>
            ${l.questions.map(r=>this.#o(`${l.key}.${r.key}`,r))}
          </div>`)}
      ${this.#c()}
      <label
        >${c("What you say of the whole call")}
        <textarea
          rows="3"
          maxlength="4000"
          dir="auto"
          .value=${this.words}
          @input=${l=>{this.words=l.target.value,this.#f()}}></textarea>
      </label>
      <div class="row between">
        <span class="soft small"
          >${n?hn("{n} question is not answered yet","{n} questions are not answered yet",n):c("Everything is answered.")}</span
        >
        <button ?disabled=${n>0} @click=${()=>{this.#p()}}>${c("Submit")}</button>
      </div>
    </section>`}#r(){return{saved:c("draft saved"),changed:c("not saved yet"),saving:c("saving…"),trouble:c("could not be saved")}[this.state]}#o(t,s){let n=Array.from({length:s.best+1},(a,f)=>f),l=this.marks[t],r=(a,f)=>$`<label class="mark ${l===a?"given":""}">
        <input
          type="radio"
          name=${`m${this.id}-${t}`}
          .checked=${l===a}
          @change=${()=>this.#u(t,a)} />
        <span>${f}</span></label
      >`;return $`<fieldset class="question">
      <legend>
        ${jt(s.text,s.key)}
        ${s.fatal?$`<span class="tag bad">${c("0 is fatal")}</span>`:A}
        <span class="soft small number">×${G(s.weight,s.weight%1?1:0)}</span>
      </legend>
      ${jt(s.help,"")?$`<p class="soft small">${jt(s.help,"")}</p>`:A}
      <div class="marks-row">
        ${n.map(a=>r(a,String(a)))}
        ${s.not_applicable?r(null,c("does not apply")):A}
      </div>
    </fieldset>`}#c(){let t=this.#i();return $`<div class="sheet-section">
      <div class="row between">
        <h3>${c("Notes of moments")}</h3>
        <button class="plain small" ?disabled=${!t?.loaded} @click=${()=>this.#a()}>
          ${t?.loaded?c("Note at {time}",{time:Ct(t.time)}):c("Note (listen first)")}
        </button>
      </div>
      ${this.notes.map((s,n)=>$`<div class="note">
            <button
              class="quiet number"
              @click=${()=>t?.seek(s.at)}
              aria-label=${c("Go to {time}",{time:Ct(s.at)})}>
              ${Ct(s.at)}
            </button>
            <input
              dir="auto"
              maxlength="1000"
              aria-label=${c("Note at {time}",{time:Ct(s.at)})}
              .value=${s.text}
              @input=${l=>{let r=l.target.value;this.notes=this.notes.map((a,f)=>f===n?{...a,text:r}:a),this.#f()}} />
            <button
              class="quiet"
              aria-label=${c("Take the note at {time} away",{time:Ct(s.at)})}
              @click=${()=>{this.notes=this.notes.filter((l,r)=>r!==n),this.#f()}}>
              ✕
            </button>
          </div>`)}
    </div>`}#a(){let t=Math.round((this.#i()?.time??0)*10)/10;this.notes=[...this.notes,{at:t,text:""}].sort((s,n)=>s.at-n.at),this.#f()}#u(t,s){this.marks={...this.marks,[t]:s},this.#f()}#f(){this.state="changed",clearTimeout(this.#s),this.#s=window.setTimeout(()=>{this.#h()},kd),this.#e()}async#h(){return clearTimeout(this.#s),await this.#n,this.#n=this.#m(),this.#n}async#m(){this.state="saving",this.#e();let{marks:t,words:s,notes:n}=this;try{let l={saved:this.#t.saved,marks:t,words:s,notes:n},r=(await at.put(`${it}/assessments/${this.id}`,l)).body;this.#t={...this.#t,...r},this.marks===t&&this.words===s&&this.notes===n&&(this.state="saved")}catch(l){this.state="trouble",me(Wn(l),"trouble"),(!(l instanceof ie)||l.status===0||l.status>=500)&&(this.#s=window.setTimeout(()=>{this.#h()},5e3))}return this.#e(),this.#d()}#d(){return this.state==="saved"}async#p(){if(!await this.#h())return;await xt(()=>at.post(`${it}/assessments/${this.id}/submit`,{saved:this.#t.saved}))&&(me(c("Submitted. The agent can see it now.")),this.#l())}};function Bl(e,t){return $` ${e.form.sections.map(s=>$`<table class="small told">
        <caption>
          ${jt(s.title,s.key)}
        </caption>
        <tbody>
          ${s.questions.map(n=>{let l=`${s.key}.${n.key}`,r=e.marks[l];return $`<tr>
              <td>
                ${jt(n.text,n.key)}
                ${e.fatal.includes(l)?$`<span class="tag bad">${c("fatal error")}</span>`:A}
              </td>
              <td class="number nowrap">
                ${r==null?$`<span class="soft">${c("does not apply")}</span>`:$`<bdi dir="ltr">${r} / ${n.best}</bdi>`}
              </td>
            </tr>`})}
        </tbody>
      </table>`)}
  ${e.words?$`<blockquote dir="auto">${e.words}</blockquote>`:A}
  ${e.notes.length?$`<ul class="plain-list small">
          ${e.notes.map(s=>$`<li>
                ${t?$`<button class="quiet number" @click=${()=>t(s.at)}>${Ct(s.at)}</button>`:$`<span class="number soft">${Ct(s.at)}</span>`}
                <bdi>${s.text}</bdi>
              </li>`)}
        </ul>`:A}`}function Vl(e){let t={acknowledged:()=>c("has read it"),disputed:()=>c("disputes it"),kept:()=>c("keeps it"),changed:()=>c("changes it")};return e.length?$`<ol class="plain-list replies" aria-label=${c("What was said to it")}>
    ${e.map(s=>$`<li>
          <span class="soft small">${Se(s.at)} · <bdi>${s.by}</bdi> ${t[s.how]()}</span>
          ${s.text?$`<p dir="auto">${s.text}</p>`:A}
        </li>`)}
  </ol>`:A}var Il=class{#t;#s;#n=null;#e=null;#l=null;#i="";constructor(t,s){this.#t=t,this.#s=s,this.#d()}leave(){this.#e?.stop(),this.#l?.leave()}show(){let t=this.#n;if(!t)return Me(this.#i,()=>{this.#d()});let s=t.assessments.find(n=>n.id===this.#l?.id);return this.#e&&(this.#e.notes=this.#l?.notes??t.assessments.flatMap(n=>n.notes)),$` <p><a href="#calls">${c("Back to the calls")}</a></p>
      <div class="two-sides">
        <div class="stack">
          ${this.#r(t)} ${t.calibration.map(n=>this.#u(n,t))}
          ${t.assessments.filter(n=>n!==s).map(n=>this.#c(n))}
        </div>
        ${this.#l?this.#l.show():this.#o(t)}
      </div>`}#r(t){let s=this.#t.names;return $`<section class="card" aria-label=${c("The call")}>
      <div class="row between">
        <h1><bdi>${$e(this.#t,t.agent)}</bdi></h1>
        <span class="soft">${Se(t.called_at)}</span>
      </div>
      <div class="row">
        <span class="tag">${zt(s.queues,t.queue,c("no queue"))}</span>
        ${t.source==="sample"?$`<span class="tag"
                >${c("drawn, no. {n}, week of {day}",{n:t.place,day:gs(t.week)})}</span
              >`:$`<span class="tag warn">${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?$`<span class="tag">${c("legal hold")}</span>`:A}
        ${t.recorded?.damaged?$`<span class="tag bad">${c("recording damaged")}</span>`:A}
        <code class="soft small" dir="ltr">${t.call}</code>
      </div>
      ${t.why?$`<p class="small">${c("Why:")} <bdi>${t.why}</bdi></p>`:A}
      ${this.#e?this.#e.show():$`<p class="trouble">${c("Its recording is gone: kept long enough, erased, or deleted.")}</p>`}
      ${t.recorded?.keep_until?$`<p class="soft small">${c("The recording is kept until {when}.",{when:Se(t.recorded.keep_until)})}</p>`:A}
    </section>`}#o(t){let s=t.others>0,n=t.assessments.some(r=>r.by===this.#f()),l=t.opened&&!n;return $`<section class="card">
      <h2>${c("Your assessment")}</h2>
      <p class="soft">
        ${n?c("You have assessed this call. What was submitted stays as it is."):l?c("You have read what others gave, so you do not assess this call."):s?c("Somebody has assessed this call. What they gave is hidden until your own assessment is submitted."):c("Nobody has assessed this call.")}
      </p>
      ${s&&!t.opened?$`<p>
              <button class="plain" @click=${()=>{this.#m()}}>${c("Read it, and assess it no more")}</button>
            </p>`:A}
      ${this.#t.names.listens&&!n&&!l?$`<p>
              <button @click=${()=>{this.#h()}}>${s?c("Assess for calibration"):c("Assess")}</button>
            </p>`:A}
    </section>`}#c(t){return $`<section class="card" aria-label=${c("Assessment by {who}",{who:t.by})}>
      <div class="row between">
        <h2>
          ${t.purpose==="calibration"?c("Calibration by {who}",{who:t.by}):c("Assessment by {who}",{who:t.by})}
        </h2>
        <span class="row tight">${$s(t.quality,t.fatal.length)}${An(t.answer)}</span>
      </div>
      ${Bl(t,s=>this.#e?.seek(s))} ${Vl(t.replies)}
      ${t.answer==="disputed"&&this.#t.names.listens?this.#a(t):A}
    </section>`}#a(t){let s=async(n,l)=>{n.preventDefault();let r=n.target.closest("form").querySelector("textarea");await xt(()=>at.post(`${it}/assessments/${t.id}/${l}`,{text:r.value}))&&(me(c("Answered.")),await this.#d())};return $`<form class="answer" @submit=${n=>{s(n,"keep")}}>
      <label>${c("Your answer to the agent")}<textarea rows="2" required dir="auto" maxlength="4000"></textarea></label>
      <div class="row">
        <button>${c("It stays")}</button>
        <button type="button" class="plain" @click=${n=>{s(n,"change")}}>
          ${c("The agent is right: change it")}
        </button>
      </div>
    </form>`}#u(t,s){let n=new Map(s.assessments.flatMap(r=>r.form.sections.flatMap(a=>a.questions.map(f=>[`${a.key}.${f.key}`,jt(f.text,f.key)])))),l=r=>r===null?c("does not apply"):G(r);return $`<section class="card">
      <h2>${c("{first} and {second} compared",{first:t.first,second:t.second})}</h2>
      <div class="row">
        <span class="tag ${t.agreement>=.8?"good":"warn"}"
          >${c("{share} of the weight marked alike",{share:Et(t.agreement)})}</span
        >
        ${t.difference===null?A:$`<span class="tag"><bdi>${c("{points} points apart",{points:G(Math.abs(t.difference*100))})}</bdi></span>`}
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
            </table>`:A}
    </section>`}#f(){return this.#t.me.agent??this.#t.me.user}async#h(){await xt(()=>at.post(`${it}/calls/${this.#s}/assessment`))&&await this.#d()}async#m(){await xt(()=>at.post(`${it}/calls/${this.#s}/read`))&&await this.#d()}async#d(){this.#i="";let t=await xt(()=>at.get(`${it}/calls/${encodeURIComponent(this.#s)}`),a=>this.#n?me(a,"trouble"):this.#i=a);if(!t)return this.#t.redraw();let s=this.#n=t.body,n=()=>this.#t.redraw(),l=s.source==="sample"?`quality sample ${s.agent}, week of ${s.week}`:`quality: ${s.why}`;s.recorded&&(this.#e??=new Nl(`${it}/calls/${s.id}`,l,s.recorded,a=>$e(this.#t,a),n));let r=s.assessments.find(a=>a.state==="draft"&&a.by===this.#f());this.#l=r?new Fl(r,()=>this.#e,n,()=>{this.#d()}):null,n()}};var Wl=class{#t={from:Pe(28),to:Pe(0)};#s="";#n=!1;#e=null;#l="";#i=new Map;#r;constructor(t){this.#r=t,this.#g()}show(){let t=(this.#e??[]).filter(n=>!this.#n||!n.assessments.some(l=>l.state==="submitted"&&l.purpose==="score")),s=[...new Set(t.map(n=>n.week))];return $` <div class="card filters">
        <div class="row">
          ${bs(this.#t,n=>{this.#t=n,this.#g()})}
          ${Je(c("Agent"),this.#s,Tn(this.#r),n=>{this.#s=n,this.#g()})}
          <label class="row tick"
            ><input
              type="checkbox"
              .checked=${this.#n}
              @change=${n=>{this.#n=n.target.checked,this.#r.redraw()}} />${c("Only those that wait")}</label
          >
          ${this.#r.names.listens?$`<button class="plain" @click=${()=>this.#h().showModal()}>${c("Choose a call by hand…")}</button>`:A}
        </div>
      </div>
      ${this.#e===null?Me(this.#l,()=>{this.#g()}):A}
      ${this.#e&&!t.length?Ze(c("No calls here. Each week is drawn when it is over: {n} calls for each agent, by chance.",{n:this.#r.names.sample})):A}
      ${s.map(n=>this.#o(n,t.filter(l=>l.week===n)))}
      ${this.#f()}`}#o(t,s){let n=s.filter(l=>l.assessments.some(r=>r.state==="submitted")).length;return $`<section class="card">
      <div class="row between">
        <h2>${c("Week of {day}",{day:gs(t)})}</h2>
        <span class="row soft small"
          >${c("{done} of {all} assessed",{done:n,all:s.length})}
          <button class="quiet" aria-expanded=${this.#i.has(t)} @click=${()=>{this.#p(t)}}>
            ${c("How was it drawn?")}
          </button></span
        >
      </div>
      ${this.#i.has(t)?this.#u(this.#i.get(t)??[]):A}
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
            ${s.map(l=>this.#c(l))}
          </tbody>
        </table>
      </div>
    </section>`}#c(t){let s=this.#r.names;return $`<tr>
      <td><bdi>${$e(this.#r,t.agent)}</bdi></td>
      <td class="nowrap">${Se(t.called_at)}</td>
      <td>${zt(s.queues,t.queue,"–")}</td>
      <td class="number">${Ct(t.seconds)}</td>
      <td>
        ${t.source==="sample"?$`<span class="tag">${c("drawn, no. {n}",{n:t.place})}</span>`:$`<span class="tag warn" title=${t.why}>${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?$`<span class="tag">${c("legal hold")}</span>`:A}
      </td>
      <td>${this.#a(t)}</td>
      <td class="end">
        ${t.recording==="gone"&&!t.assessments.length&&t.source==="sample"&&s.listens?$`<button class="plain small" @click=${()=>{this.#d(t)}}>
                ${c("Recording gone: next rank")}
              </button>`:$`<a
                class="button plain small"
                href=${`#call/${t.id}`}
                aria-label=${c("Open the call of {who}, {when}",{who:$e(this.#r,t.agent),when:Se(t.called_at)})}
                >${c("Open")}</a
              >`}
      </td>
    </tr>`}#a(t){let s=t.assessments.find(r=>r.purpose==="score"&&r.state==="submitted"),n=t.assessments.filter(r=>r.purpose==="calibration"&&r.state==="submitted").length,l=t.assessments.find(r=>r.state==="draft");return t.others&&!t.opened?$`<span class="tag">${c("assessed; hidden until yours is signed")}</span>`:s?$`<span class="row tight"
      >${$s(s.quality,s.fatal.length)}<span class="soft small">${s.by}</span>
      ${An(s.answer)}${n?$`<span class="tag">${hn("{n} calibration","{n} calibrations",n)}</span>`:A}</span
    >`:$`<span class="soft">${l?c("begun by {who}",{who:l.by}):c("waits")}</span>`}#u(t){return $`<div class="proof">
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
                  <td><bdi>${$e(this.#r,s.agent)}</bdi></td>
                  <td class="number">${s.population}</td>
                  <td><code dir="ltr">${s.seed}</code></td>
                  <td><code dir="ltr" title=${s.sha256}>${s.sha256.slice(0,16)}…</code></td>
                  <td>
                    ${s.journalled?A:$`<span class="tag bad">${c("not in the journal")}</span>`}
                    ${s.holds?$`<span class="tag good">${c("the same calls")}</span>`:$`<span class="tag bad">${c("other calls")}</span>`}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`}#f(){return $`<dialog class="by-hand" aria-label=${c("Choose a call by hand")}>
      <form method="dialog" class="card bare" @submit=${t=>{this.#m(t)}}>
        <h2>${c("Choose a call by hand")}</h2>
        <p class="soft small">
          ${c("It is marked as chosen, with your name and the reason, and counts in no average.")}
        </p>
        <label>${c("The call’s identity")}<input name="call" required dir="ltr" autocomplete="off" /></label>
        <label>${c("Why this call")}<input name="why" required dir="auto" maxlength="500" autocomplete="off" /></label>
        <div class="row">
          <button>${c("Choose")}</button
          ><button class="plain" type="button" @click=${()=>this.#h().close()}>${c("Cancel")}</button>
        </div>
      </form>
    </dialog>`}#h(){return document.querySelector("dialog.by-hand")}async#m(t){t.preventDefault();let s=new FormData(t.target),n={call:s.get("call"),why:s.get("why")},l=await xt(()=>at.post(`${it}/calls`,n));l&&(this.#h().close(),location.hash=`call/${l.body.id}`)}async#d(t){await xt(()=>at.post(`${it}/calls/${t.id}/next`))&&(me(c("The next rank of the draw took its place.")),await this.#g())}async#p(t){if(this.#i.delete(t))return this.#r.redraw();let s=await xt(()=>at.get(`${it}/samples?week=${t}`));s&&this.#i.set(t,s.body.samples),this.#r.redraw()}async#g(){let t=new URLSearchParams({...this.#t,...this.#s?{agent:this.#s}:{}});this.#l="";let n=await xt(()=>at.get(`${it}/calls?${t}`),l=>this.#l=l);this.#e=n?.body.calls??null,this.#r.redraw()}};function ir(e,t){let s=new Map;for(let n of e.rows){let[l,r]=s.get(n[t]??"")??[0,0];s.set(n[t]??"",[l+n.count,r+n.before])}return[...s].map(([n,[l,r]])=>[n,l,r]).sort((n,l)=>l[1]-n[1])}function rr(e,t){if(!t)return"–";let s=Math.round((e/t-1)*100);return`${s>0?"+":s<0?"−":"±"}${G(Math.abs(s))} %`}function or(e,t,s,n){let l=Math.max(1,...s.map(r=>r[1]));return $`<section class="card">
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
                <td class="number">${G(a)}</td>
                <td class="number">${G(f)}</td>
                <td class="number nowrap"><bdi>${rr(a,f)}</bdi></td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}function ar(e,t,s){let n=Math.sqrt(3)*s;return tc(e,t,(l,r)=>{let f=[2*Math.round(r/(3*s)),2*Math.round((r/s-1.5)/3)+1].map(y=>{let g=y%2?.5:0;return{x:(Math.round(l/n-g)+g)*n,y:y*1.5*s}}),[d,m]=f;return Math.hypot(d.x-l,d.y-r)<=Math.hypot(m.x-l,m.y-r)?d:m})}function Xa(e,t,s){return tc(e,t,(l,r)=>({x:Math.floor(l/s),y:Math.floor(r/s)})).map(l=>({...l,x:t.x(l.longitude),y:t.y(l.latitude)}))}function tc(e,t,s){let n=new Map;for(let[l,r,a]of e){let{x:f,y:d}=s(t.x(r),t.y(l)),m=`${f.toFixed(3)} ${d.toFixed(3)}`,y=n.get(m)??{x:f,y:d,cases:0,latitude:0,longitude:0};y.latitude+=l*a,y.longitude+=r*a,y.cases+=a,n.set(m,y)}for(let l of n.values())l.latitude/=l.cases,l.longitude/=l.cases;return[...n.values()].sort((l,r)=>r.cases-l.cases)}function ec(e,t,s){return Array.from({length:6},(n,l)=>{let r=Math.PI/3*l+Math.PI/6;return`${(e+s*Math.cos(r)).toFixed(1)},${(t+s*Math.sin(r)).toFixed(1)}`}).join(" ")}function sc(e,t,s){return Math.max(1,Math.ceil(Math.sqrt(e/t)*s))}function nc(e){if(!e.length)return null;let t={south:90,west:180,north:-90,east:-180};for(let[s,n]of e)t.south=Math.min(t.south,n),t.west=Math.min(t.west,s),t.north=Math.max(t.north,n),t.east=Math.max(t.east,s);return t}var Sd=63710088e-1*Math.PI/180,ql=.004;function lc(e,t,s,n=.06){let l={latitude:(e.south+e.north)/2,longitude:(e.west+e.east)/2},r=Math.cos(l.latitude*Math.PI/180),a=Math.max(e.north-e.south,ql)*(1+2*n),f=Math.max(e.east-e.west,ql)*r*(1+2*n),d=Math.min(t/f,s/a),m={x:t/2,y:s/2},y=b=>l.longitude+(b-m.x)/(d*r),g=b=>l.latitude-(b-m.y)/d;return{box:{south:g(s),north:g(0),west:y(0),east:y(t)},width:t,height:s,metresPerPixel:Sd/d,x:b=>m.x+(b-l.longitude)*r*d,y:b=>m.y-(b-l.latitude)*d,longitude:y,latitude:g}}function ic(e){let t=10**Math.floor(Math.log10(e));return([5,2,1].find(n=>n*t<=e*(1+1e-9))??1)*t}function rc(e,t){let s=ic(e.metresPerPixel*t);return{metres:s,pixels:s/e.metresPerPixel}}function oc(e){let t=ic(Math.max(e.north-e.south,e.east-e.west)/5),s=(n,l)=>{let r=[];for(let a=Math.ceil(n/t-1e-9);a*t<=l+t*1e-9;a++)r.push(Number((a*t).toFixed(8)));return r};return{step:t,latitudes:s(e.south,e.north),longitudes:s(e.west,e.east)}}function we(e,t,s,n=1){let l=e.north-e.south,r=e.east-e.west,a={latitude:(e.south+e.north)/2+s*l,longitude:(e.west+e.east)/2+t*r},f={tall:Math.min(Math.max(l/2*n,ql/8),40),wide:Math.min(Math.max(r/2*n,ql/8),80)};return{south:Math.max(a.latitude-f.tall,-89.9),north:Math.min(a.latitude+f.tall,89.9),west:Math.max(a.longitude-f.wide,-179.9),east:Math.min(a.longitude+f.wide,179.9)}}var[Xe,ws]=[960,560],cr=17,ur=6,ac=46,cc={right:74,bottom:150};function hr(e){return nc(e.flatMap(t=>t.polygons.flatMap(s=>s[0]??[])))}function zl(e){return lc(e,Xe,ws)}function dr(e){return ar(e.found.cells,zl(e.box),cr)}function fr(e){return jt(e.name,e.name[""]??"?")}function uc(e,t){let s=zl(e.box),n={ArrowLeft:()=>we(e.box,-.2,0),ArrowRight:()=>we(e.box,.2,0),ArrowUp:()=>we(e.box,0,.2),ArrowDown:()=>we(e.box,0,-.2),"+":()=>we(e.box,0,0,.5),"=":()=>we(e.box,0,0,.5),"-":()=>we(e.box,0,0,2)},l=r=>{let a=n[r.key];a&&(r.preventDefault(),t(a()))};return $`<div class="map-frame" dir="ltr">
    <svg
      class="map"
      viewBox="0 0 ${Xe} ${ws}"
      tabindex="0"
      role="img"
      aria-label=${c("Map of complaints. Arrow keys move it, plus and minus zoom. The table below has the same numbers.")}
      @keydown=${l}
      @dblclick=${r=>t(Md(r,e.box,s))}>
      <defs>
        <clipPath id="map-frame"><rect width=${Xe} height=${ws}></rect></clipPath>
      </defs>
      <g clip-path="url(#map-frame)">
        <rect class="map-ground" width=${Xe} height=${ws}></rect>
        ${e.outline.map(r=>Rd(r,s))} ${Pd(s)}
        ${e.way==="heat"?Ed(e.found.cells,s):Dd(e,s)}
        ${e.outline.map(r=>Cd(r,s))} ${Ld(s)}
      </g>
    </svg>
    <div class="map-buttons">
      <button class="plain" aria-label=${c("Zoom in")} @click=${()=>t(we(e.box,0,0,.5))}>+</button>
      <button class="plain" aria-label=${c("Zoom out")} @click=${()=>t(we(e.box,0,0,2))}>−</button>
    </div>
  </div>`}function Md(e,t,s){let n=e.currentTarget.getBoundingClientRect(),l=s.longitude((e.clientX-n.left)/n.width*Xe),r=s.latitude((e.clientY-n.top)/n.height*ws),[a,f]=[l-(t.west+t.east)/2,r-(t.south+t.north)/2];return we(t,a/(t.east-t.west),f/(t.north-t.south),.5)}function Rd(e,t){let s=e.polygons.flat().map(n=>`M${n.map(([l,r])=>`${t.x(l).toFixed(1)},${t.y(r).toFixed(1)}`).join("L")}Z`).join("");return oe`<path class="map-district" fill-rule="evenodd" d=${s}></path>`}function Cd(e,t){let s=e.polygons[0]?.[0]??[],n=l=>s.reduce((r,a)=>r+a[l],0)/Math.max(s.length,1);return oe`<text class="map-name" x=${t.x(n(0))} y=${t.y(n(1))}>${fr(e)}</text>`}function Pd(e){let t=oc(e.box),s=Math.max(0,-Math.floor(Math.log10(t.step)));return oe`<g class="map-lines">
    ${t.longitudes.map(n=>oe`<line x1=${e.x(n)} x2=${e.x(n)} y1="0" y2=${ws}></line>
      <text x=${e.x(n)+4} y=${ws-6}>${Math.abs(n).toFixed(s)}° ${n<0?"W":"E"}</text>`)}
    ${t.latitudes.map(n=>oe`<line y1=${e.y(n)} y2=${e.y(n)} x1="0" x2=${Xe}></line>
      <text x=${e.y(n)<cc.bottom?cc.right:6} y=${e.y(n)-4}>${Math.abs(n).toFixed(s)}° ${n<0?"S":"N"}</text>`)}
  </g>`}function Ed(e,t){let s=ar(e,t,cr),n=s[0]?.cases??1;return oe`<g>${s.map(l=>oe`<polygon class="hex hex-${sc(l.cases,n,ur)}" points=${ec(l.x,l.y,cr-.6)}><title>${G(l.cases)}</title></polygon>`)}</g>`}function Dd(e,t){let s=Xa(e.found.cells,t,ac),n=new Set(s.filter(l=>l.cases===1));return oe`<g>
    ${[...n].map(l=>oe`<circle class="map-place" cx=${l.x} cy=${l.y} r="5"></circle>`)}
    ${s.filter(l=>!n.has(l)).map(l=>{let r=Math.min(10+Math.sqrt(l.cases)*1.6,ac/2+4);return oe`<circle class="map-cluster" cx=${l.x} cy=${l.y} r=${r}></circle><text class="map-count" x=${l.x} y=${l.y}>${G(l.cases)}</text>`})}
  </g>`}function Ld(e){let t=rc(e,150),s=t.metres>=1e3?`${G(t.metres/1e3)} km`:`${G(t.metres)} m`,[n,l]=[Xe-20-t.pixels,ws-24];return oe`<g class="map-legend">
    <rect class="map-plate" x=${n-10} y=${l-22} width=${t.pixels+20} height="34" rx="4"></rect>
    <path d="M${n},${l-5}V${l}H${n+t.pixels}V${l-5}"></path><text x=${n+t.pixels/2} y=${l-8}>${s}</text>
    <rect class="map-plate" x=${Xe-46} y="10" width="34" height="46" rx="4"></rect>
    <path class="map-north" d="M${Xe-29},16l8,22l-8,-5l-8,5z"></path><text x=${Xe-29} y="52">${c("N")}</text>
  </g>`}function hc(e){if(e.way!=="heat")return A;let t=dr(e)[0]?.cases??0;return $`<span class="row tight small soft"
    ><span class="row tight" dir="ltr"
      ><span class="number">1</span
      ><svg class="shades" viewBox="0 0 ${ur*20} 14" aria-hidden="true">
        ${Array.from({length:ur},(s,n)=>oe`<rect class="hex hex-${n+1}" x=${n*20} width="20" height="14"></rect>`)}
      </svg>
      <span class="number">${G(t)}</span></span
    >
    ${c("cases in a hexagon")}</span
  >`}var mr=15;function dc(e,t){let s=t.map((n,l)=>({one:n,count:e.districts[l]??0})).sort((n,l)=>l.count-n.count);return $`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("District")}</th>
          <th class="number">${c("Cases")}</th>
        </tr>
      </thead>
      <tbody>
        ${s.map(({one:n,count:l})=>$`<tr>
              <td><bdi>${fr(n)}</bdi></td>
              <td class="number">${G(l)}</td>
            </tr>`)}
        ${e.outside?$`<tr>
                <td class="soft">${c("in no district")}</td>
                <td class="number">${G(e.outside)}</td>
              </tr>`:A}
      </tbody>
    </table>
  </div>`}function fc(e,t){let s=dr(e);return $`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("Place (north, east)")}</th>
          <th class="number">${c("Cases")}</th>
          <th><span class="unseen">${c("Show")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${s.slice(0,mr).map(n=>$`<tr>
              <td class="number"><bdi dir="ltr">${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}</bdi></td>
              <td class="number">${G(n.cases)}</td>
              <td class="end">
                <button
                  class="quiet small"
                  aria-label=${c("Show {n} cases at {place}",{n:G(n.cases),place:`${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}`})}
                  @click=${()=>t(Od(e.box,n.latitude,n.longitude))}>
                  ${c("Show")}
                </button>
              </td>
            </tr>`)}
        ${s.length>mr?$`<tr>
                <td class="soft" colspan="3">${c("and {n} further hexagons",{n:G(s.length-mr)})}</td>
              </tr>`:A}
      </tbody>
    </table>
  </div>`}function Od(e,t,s){let[n,l]=[s-(e.west+e.east)/2,t-(e.south+e.north)/2];return we(e,n/(e.east-e.west),l/(e.north-e.south),.35)}var Gl=class{#t;#s={from:Pe(27),to:Pe(0)};#n="";#e="";#l="heat";#i=null;#r=null;#o="";#c=null;#a=[];#u=new ps;#f={at:[],lines:[]};#h=0;constructor(t){this.#t=t,this.#v()}show(){let{names:t}=this.#t,s=(l,r)=>[["",l],...Object.keys(r).map(a=>[a,zt(r,a,a)])],n=l=>{l(),this.#$()};return $` <div class="card filters">
        <div class="row">
          ${bs(this.#s,l=>n(()=>this.#s=l))}
          ${Je(c("Category"),this.#n,s(c("All categories"),t.categories),l=>n(()=>this.#n=l))}
          ${Je(c("Department"),this.#e,s(c("All departments"),t.departments),l=>n(()=>this.#e=l))}
          <a class="button plain" href=${`${it}/complaints?${this.#b()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#r||this.#o?Me(this.#o,()=>{this.#$()}):$`${this.#m(this.#r)}${this.#d()}
              <section class="card">
                <h2>${c("Over time")}</h2>
                ${this.#u.show(this.#f,c("Complaints over time, and in the same time before."))}
              </section>
              ${this.#g(this.#r)}`}`}#m(t){let s=r=>t.rows.reduce((a,f)=>a+f[r],0),[n,l]=[s("count"),s("before")];return $`<section class="card figures-row" aria-label=${c("In short")}>
      <div class="figure"><b class="number">${G(n)}</b><span class="soft">${c("cases opened")}</span></div>
      <div class="figure">
        <b class="number"><bdi>${rr(n,l)}</bdi></b
        ><span class="soft">${c("against {n} in the same time before",{n:G(l)})}</span>
      </div>
      <div class="figure">
        <b class="number">${G(this.#c?.total??0)}</b
        ><span class="soft">${c("with a place in the map’s frame")}</span>
      </div>
    </section>`}#d(){let t=this.#c;if(!t||!this.#i)return $`<section class="card">
        <h2>${c("Where")}</h2>
        ${Ze(t?c("None of these cases has a place."):c("Loading…"))}
      </section>`;let s={box:this.#i,way:this.#l,found:t,outline:this.#a};return $`<section class="card">
      <div class="row between">
        <h2>${c("Where")}</h2>
        <span class="row"
          >${hc(s)}
          <span class="row tight" role="group" aria-label=${c("What the map shows")}>
            ${this.#p("heat",c("Heat"))}${this.#p("points",c("Circles"))}</span
          >
          <button
            class="plain small"
            @click=${()=>{this.#i=hr(this.#a),this.#w()}}>
            ${c("Whole city")}
          </button></span
        >
      </div>
      <div class="map-side">
        ${uc(s,n=>this.#y(n))}
        ${this.#a.length?dc(t,this.#a):fc(s,n=>this.#y(n))}
      </div>
    </section>`}#p(t,s){return $`<button
      class=${this.#l===t?"small":"plain small"}
      aria-pressed=${this.#l===t}
      @click=${()=>{this.#l=t,this.#t.redraw()}}>
      ${s}
    </button>`}#g(t){let{names:s}=this.#t;return $`<div class="columns">
      ${or(c("By category"),c("Category"),ir(t,"category"),n=>zt(s.categories,n||null,c("no category yet")))}
      ${or(c("By department"),c("Department"),ir(t,"department"),n=>zt(s.departments,n||null,c("nobody yet")))}
    </div>`}#y(t){this.#i=t,this.#t.redraw(),this.#w()}#b(){return new URLSearchParams({...this.#s,...this.#n?{category:this.#n}:{},...this.#e?{department:this.#e}:{}})}async#v(){if(this.#t.names.outline){let t=await xt(()=>at.get(`${it}/complaints/outline`));this.#a=t?.body.districts??[],this.#i=hr(this.#a)}await this.#$()}async#$(){let t=this.#b();await Promise.all([this.#w(),this.#x(t)])}async#x(t){let s="",l=await xt(()=>at.get(`${it}/complaints?${t}`),d=>s=d);if(t.toString()!==this.#b().toString())return;if(this.#o=s,!l)return this.#t.redraw();this.#r=l.body;let{days:r,counts:a,before:f}=l.body.trend;this.#f={at:r.map(xn),lines:[{name:c("This time"),colour:"--accent",values:a,filled:!0},{name:c("The time before"),colour:"--ink-soft",values:f,dashed:!0}]},this.#t.redraw()}async#w(){let t=++this.#h,s=this.#i,n=this.#b();s&&n.set("box",Hd(s).map(r=>r.toFixed(6)).join(","));let l=await xt(()=>at.get(`${it}/complaints/map?${n}`));if(!(!l||t!==this.#h)){if(this.#c=l.body,!s&&l.body.box){let[r,a,f,d]=l.body.box;this.#i={south:r,west:a,north:f,east:d}}this.#t.redraw()}}};function Hd(e){let{south:t,west:s,north:n,east:l}=zl(e).box;return[Math.max(t,-90),Math.max(s,-180),Math.min(n,90),Math.min(l,180)]}var Ul=class{#t;#s=null;#n="";#e=null;#l=null;constructor(t){this.#t=t,this.#u()}leave(){this.#l=null}show(){let t=this.#s;if(!t)return Me(this.#n,()=>{this.#u()});if(!t.length)return Ze(c("None of your calls has been assessed yet."));let s=t.filter(l=>l.call.source==="sample"&&l.quality!==null),n=s.length?s.reduce((l,r)=>l+(r.quality??0),0)/s.length:null;return $` <section class="card figures-row" aria-label=${c("In short")}>
        <div class="figure">
          <b class="number">${Et(n)}</b
          ><span class="soft">${c("mean of {n} drawn calls",{n:s.length})}</span>
        </div>
        <div class="figure">
          <b class="number">${t.filter(l=>!l.answer).length}</b
          ><span class="soft">${c("wait for your word")}</span>
        </div>
      </section>
      ${t.map(l=>this.#i(l))}`}#i(t){let s=this.#e===t.id;return $`<section class="card">
      <div class="row between">
        <h2>${Se(t.call.called_at)} · ${zt(this.#t.names.queues,t.call.queue,"–")}</h2>
        <span class="row tight"
          >${$s(t.quality,t.fatal.length)}${An(t.answer)}
          ${t.version>1?$`<span class="tag">${c("changed after your word")}</span>`:A}
          <button
            class="plain small"
            aria-expanded=${s}
            @click=${()=>{this.#e=s?null:t.id,this.#t.redraw()}}>
            ${s?c("Hide"):c("Show")}
          </button></span
        >
      </div>
      ${s?$` ${t.can_be_heard?this.#r(t):$`<p class="soft small">${c("The recording is not kept any more.")}</p>`}
            ${Bl(t,null)}${Vl(t.replies)}${this.#o(t)}`:A}
    </section>`}#r(t){return this.#l!==t.id?$`<p>
        <button
          class="plain"
          @click=${()=>{this.#l=t.id,this.#t.redraw()}}>
          ${c("Listen to the call")}
        </button>
        <span class="soft small">${c("Who listens is written into the access log.")}</span>
      </p>`:$`<audio
      controls
      preload="none"
      src=${`${it}/own/${t.id}/audio?why=${encodeURIComponent("my own assessed call")}`}></audio>`}#o(t){return t.answer==="disputed"||t.answer==="changed"?A:$`<form class="answer" @submit=${s=>{this.#c(s,t)}}>
      <label
        >${c("You do not agree? Say why; somebody answers.")}<textarea
          rows="2"
          required
          dir="auto"
          maxlength="4000"></textarea>
      </label>
      <div class="row">
        ${t.answer?A:$`<button type="button" @click=${()=>{this.#a(t,"acknowledge","")}}>${c("I have read it")}</button>`}
        <button class="plain">${c("Dispute")}</button>
      </div>
    </form>`}async#c(t,s){t.preventDefault(),await this.#a(s,"dispute",t.target.querySelector("textarea").value)}async#a(t,s,n){await xt(()=>at.post(`${it}/own/${t.id}/${s}`,{text:n}))&&(me(c("Thank you. It is written down.")),await this.#u())}async#u(){this.#n="";let s=await xt(()=>at.get(`${it}/own`),n=>this.#s?me(n,"trouble"):this.#n=n);s&&(this.#s=s.body.assessments),this.#e??=this.#s?.find(n=>!n.answer)?.id??null,this.#t.redraw()}};function mc(e,t,s,n){let l=t.some(r=>r.caller);return $`<section class="card">
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
                          <th>${c("Case")}</th>`:A}
                  <th>${c("Comment")}</th>
                </tr>
              </thead>
              <tbody>
                ${t.map(r=>$`<tr>
                      <td class="nowrap">${Se(r.offered_at)}</td>
                      <td class="number">${r.score??"–"}</td>
                      <td>${zt(e.names.queues,r.queue,"–")}</td>
                      <td><bdi>${$e(e,r.agent)}</bdi></td>
                      ${l?$`<td><bdi dir="ltr">${r.caller??c("withheld")}</bdi></td>
                              <td><bdi>${r.reference??"–"}</bdi></td>`:A}
                      <td>
                        ${s===r.call?$`<audio
                                controls
                                autoplay
                                src=${`${it}/comments/${encodeURIComponent(r.call)}/audio`}></audio>`:$`<button class="plain small" @click=${()=>n(r.call)}>
                                ${c("Listen, {time}",{time:Ct(r.seconds)})}
                              </button>`}
                      </td>
                    </tr>`)}
              </tbody>
            </table>
          </div>`:$`<p class="soft">${c("Nobody left a comment in this time.")}</p>`}
  </section>`}function jl(e,t,s){return $`<div class="figure">
    <b class="number">${e}</b
    ><span class="soft">${t}</span>${s?$`<span class="small soft"><bdi>${s}</bdi></span>`:A}
  </div>`}function pr(e,t){if(e===null||t===null)return"";let s=Math.round((e-t)*100);return c("{points} points",{points:`${s>0?"+":s<0?"−":"±"}${G(Math.abs(s))}`})}function _n(e,t,s,n){let l=Object.entries(s);return $`<section class="card">
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
                <td>${Ll(a)}</td>
                <td class="number nowrap"><bdi dir="ltr">${G(a.answered)} / ${G(a.offered)}</bdi></td>
                <td class="number">${Et(a.response_rate)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}var Qn=class{#t;#s={from:Pe(83),to:Pe(0)};#n="";#e="";#l=null;#i="";#r=[];#o="";#c=new ps;#a={at:[],lines:[]};constructor(t){this.#t=t,this.#d()}show(){let{names:t}=this.#t,s=l=>{l(),this.#d()},n=[["",c("All queues")],...Object.keys(t.queues).map(l=>[l,zt(t.queues,l,l)])];return $` <div class="card filters">
        <div class="row">
          ${bs(this.#s,l=>s(()=>this.#s=l))}
          ${Je(c("Queue"),this.#n,n,l=>s(()=>this.#n=l))}
          ${Object.keys(t.agents).length>1?Je(c("Agent"),this.#e,Tn(this.#t),l=>s(()=>this.#e=l)):A}
          <a class="button plain" href=${`${it}/satisfaction?${this.#m()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#l||this.#i?Me(this.#i,()=>{this.#d()}):this.#l.total.offered?this.#u(this.#l):Ze(c("Nobody was asked in this time."))}`}#u(t){let{names:s}=this.#t,n={call:c("in the call"),"call-back":c("called later"),text:c("by text message")};return $` <section class="card figures-row" aria-label=${c("In short")}>
        ${jl(Et(t.total.csat),c("CSAT"),t.before.uncertain?c("few answers before"):pr(t.total.csat,t.before.csat))}
        ${jl(Et(t.total.response_rate),c("response rate: {n} of {all}",{n:G(t.total.answered),all:G(t.total.offered)}),pr(t.total.response_rate,t.before.response_rate))}
        ${jl(t.total.mean===null?"–":G(t.total.mean,2),c("mean mark, 1 to 5"),"")}
        <div class="figure wide">
          ${Ll(t.total)}<span class="soft small"
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
          ${this.#c.show(this.#a,c("CSAT and response rate by week; the table below has the same numbers."))}
        </section>
        ${this.#f(t)}
      </div>
      <div class="columns">
        ${_n(c("By queue"),c("Queue"),t.queue,l=>zt(s.queues,l,c("no queue")))}
        ${_n(c("By agent"),c("Agent"),t.agent,l=>$e(this.#t,l))}
        ${_n(c("By category"),c("Category"),t.category,l=>zt(s.categories,l,c("no case")))}
        ${_n(c("By way of asking"),c("Way"),t.channel,l=>n[l]??l)}
      </div>
      ${_n(c("By week"),c("Week"),Object.fromEntries(t.weeks.map(l=>[l.day,l])),gs)}
      ${mc(this.#t,this.#r,this.#o,l=>this.#h(l))}`}#f(t){let s=Math.max(1,...Object.values(t.marks));return $`<section class="card">
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
              <td class="number">${G(l)}</td>
            </tr>`})}
        </tbody>
      </table>
    </section>`}#h(t){this.#o=t,this.#t.redraw()}#m(){return new URLSearchParams({...this.#s,...this.#n?{queue:this.#n}:{},...this.#e?{agent:this.#e}:{}})}async#d(){let t=this.#m(),s="",n=await xt(()=>Promise.all([at.get(`${it}/satisfaction?${t}`),at.get(`${it}/comments?${t}`)]),l=>s=l);if(t.toString()===this.#m().toString()){if(this.#i=s,n){this.#l=n[0].body,this.#r=n[1].body.comments;let l=this.#l.weeks;this.#a={at:l.map(r=>xn(r.day)),lines:[{name:c("CSAT"),colour:"--accent",values:l.map(r=>r.csat),filled:!0},{name:c("Response rate"),colour:"--warn",values:l.map(r=>r.response_rate),dashed:!0}],most:1,shown:Et}}this.#t.redraw()}}};var Nd=[{key:"calls",title:()=>c("Calls to listen to"),open:e=>new Wl(e)},{key:"averages",title:()=>c("Averages"),open:e=>new Ol(e)},{key:"satisfaction",title:()=>c("Satisfaction"),open:e=>new Qn(e)},{key:"complaints",title:()=>c("Complaints"),open:e=>new Gl(e)}],pc=[{key:"own",title:()=>c("My assessed calls"),open:e=>new Ul(e)},{key:"mine",title:()=>c("What my callers say"),open:e=>new Qn(e)}],gr=class{#t;#s;#n=null;#e=null;#l=!1;constructor(t){this.#t=t;let s=t.roles.includes("quality")||t.roles.includes("supervisor");this.#s=[...s?Nd:[],...t.agent?s?pc.slice(0,1):pc:[]],window.addEventListener("hashchange",()=>this.#r()),window.addEventListener("pagehide",()=>this.#e?.leave?.()),this.#i()}async#i(){this.#a();let t=await ki(async()=>(await at.get(`${it}/names`)).body);t&&(this.#n={me:this.#t,names:t,redraw:()=>this.#c()},this.#r())}#r(){if(!this.#n)return;this.#e?.leave?.();let[t,s]=location.hash.slice(1).split("/");t==="call"&&s?this.#e=new Il(this.#n,s):this.#e=this.#o()?.open(this.#n)??null,window.scrollTo(0,0),this.#a()}#o(){let t=location.hash.slice(1).split("/")[0];return this.#s.find(s=>s.key===(t==="call"?"calls":t))??this.#s[0]}#c(){this.#l||(this.#l=!0,requestAnimationFrame(()=>{this.#l=!1,this.#a()}))}#a(){let t=this.#o();an($`${Si(this.#t)}
        <main class="page quality" id="content">
          <h1 class="unseen">${c("Quality and satisfaction")}</h1>
          <nav class="tabs" aria-label=${c("Quality and satisfaction")}>
            ${this.#s.map(s=>$`<a href=${`#${s.key}`} aria-current=${s===t?"page":"false"}>${s.title()}</a>`)}
          </nav>
          ${this.#e?.show()??$`<p class="empty soft">${c("Loading…")}</p>`}
        </main>`,document.body)}};await wo(e=>new gr(e));
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
