var ot=globalThis,Ht=e=>e,Me=ot.trustedTypes,Vt=Me?Me.createPolicy("lit-html",{createHTML:e=>e}):void 0,rt="$lit$",z=`lit$${Math.random().toFixed(9).slice(2)}$`,at="?"+z,cs=`<${at}>`,se=document,ve=()=>se.createComment(""),Te=e=>e===null||typeof e!="object"&&typeof e!="function",it=Array.isArray,Bt=e=>it(e)||typeof e?.[Symbol.iterator]=="function",st=`[ 	
\f\r]`,we=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Dt=/-->/g,Wt=/>/g,te=RegExp(`>|${st}(?:([^\\s"'>=/]+)(${st}*=${st}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),jt=/'/g,Ft=/"/g,Gt=/^(?:script|style|textarea|title)$/i,lt=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),l=lt(1),ct=lt(2),Ho=lt(3),P=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Ut=new WeakMap,ne=se.createTreeWalker(se,129);function zt(e,t){if(!it(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Vt!==void 0?Vt.createHTML(t):t}var Yt=(e,t)=>{let n=e.length-1,o=[],r,a=t===2?"<svg>":t===3?"<math>":"",i=we;for(let c=0;c<n;c++){let d=e[c],m,f,p=-1,v=0;for(;v<d.length&&(i.lastIndex=v,f=i.exec(d),f!==null);)v=i.lastIndex,i===we?f[1]==="!--"?i=Dt:f[1]!==void 0?i=Wt:f[2]!==void 0?(Gt.test(f[2])&&(r=RegExp("</"+f[2],"g")),i=te):f[3]!==void 0&&(i=te):i===te?f[0]===">"?(i=r??we,p=-1):f[1]===void 0?p=-2:(p=i.lastIndex-f[2].length,m=f[1],i=f[3]===void 0?te:f[3]==='"'?Ft:jt):i===Ft||i===jt?i=te:i===Dt||i===Wt?i=we:(i=te,r=void 0);let y=i===te&&e[c+1].startsWith("/>")?" ":"";a+=i===we?d+cs:p>=0?(o.push(m),d.slice(0,p)+rt+d.slice(p)+z+y):d+z+(p===-2?c:y)}return[zt(e,a+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),o]},ke=class e{constructor({strings:t,_$litType$:n},o){let r;this.parts=[];let a=0,i=0,c=t.length-1,d=this.parts,[m,f]=Yt(t,n);if(this.el=e.createElement(m,o),ne.currentNode=this.el.content,n===2||n===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(r=ne.nextNode())!==null&&d.length<c;){if(r.nodeType===1){if(r.hasAttributes())for(let p of r.getAttributeNames())if(p.endsWith(rt)){let v=f[i++],y=r.getAttribute(p).split(z),x=/([.?@])?(.*)/.exec(v);d.push({type:1,index:a,name:x[2],strings:y,ctor:x[1]==="."?Ne:x[1]==="?"?Le:x[1]==="@"?Ie:re}),r.removeAttribute(p)}else p.startsWith(z)&&(d.push({type:6,index:a}),r.removeAttribute(p));if(Gt.test(r.tagName)){let p=r.textContent.split(z),v=p.length-1;if(v>0){r.textContent=Me?Me.emptyScript:"";for(let y=0;y<v;y++)r.append(p[y],ve()),ne.nextNode(),d.push({type:2,index:++a});r.append(p[v],ve())}}}else if(r.nodeType===8)if(r.data===at)d.push({type:2,index:a});else{let p=-1;for(;(p=r.data.indexOf(z,p+1))!==-1;)d.push({type:7,index:a}),p+=z.length-1}a++}}static createElement(t,n){let o=se.createElement("template");return o.innerHTML=t,o}};function oe(e,t,n=e,o){if(t===P)return t;let r=o!==void 0?n._$Co?.[o]:n._$Cl,a=Te(t)?void 0:t._$litDirective$;return r?.constructor!==a&&(r?._$AO?.(!1),a===void 0?r=void 0:(r=new a(e),r._$AT(e,n,o)),o!==void 0?(n._$Co??=[])[o]=r:n._$Cl=r),r!==void 0&&(t=oe(e,r._$AS(e,t.values),r,o)),t}var qe=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:o}=this._$AD,r=(t?.creationScope??se).importNode(n,!0);ne.currentNode=r;let a=ne.nextNode(),i=0,c=0,d=o[0];for(;d!==void 0;){if(i===d.index){let m;d.type===2?m=new me(a,a.nextSibling,this,t):d.type===1?m=new d.ctor(a,d.name,d.strings,this,t):d.type===6&&(m=new He(a,this,t)),this._$AV.push(m),d=o[++c]}i!==d?.index&&(a=ne.nextNode(),i++)}return ne.currentNode=se,r}p(t){let n=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(t,o,n),n+=o.strings.length-2):o._$AI(t[n])),n++}},me=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,o,r){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=o,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=oe(this,t,n),Te(t)?t===h||t==null||t===""?(this._$AH!==h&&this._$AR(),this._$AH=h):t!==this._$AH&&t!==P&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Bt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==h&&Te(this._$AH)?this._$AA.nextSibling.data=t:this.T(se.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:o}=t,r=typeof o=="number"?this._$AC(t):(o.el===void 0&&(o.el=ke.createElement(zt(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===r)this._$AH.p(n);else{let a=new qe(r,this),i=a.u(this.options);a.p(n),this.T(i),this._$AH=a}}_$AC(t){let n=Ut.get(t.strings);return n===void 0&&Ut.set(t.strings,n=new ke(t)),n}k(t){it(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,o,r=0;for(let a of t)r===n.length?n.push(o=new e(this.O(ve()),this.O(ve()),this,this.options)):o=n[r],o._$AI(a),r++;r<n.length&&(this._$AR(o&&o._$AB.nextSibling,r),n.length=r)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let o=Ht(t).nextSibling;Ht(t).remove(),t=o}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},re=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,o,r,a){this.type=1,this._$AH=h,this._$AN=void 0,this.element=t,this.name=n,this._$AM=r,this.options=a,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=h}_$AI(t,n=this,o,r){let a=this.strings,i=!1;if(a===void 0)t=oe(this,t,n,0),i=!Te(t)||t!==this._$AH&&t!==P,i&&(this._$AH=t);else{let c=t,d,m;for(t=a[0],d=0;d<a.length-1;d++)m=oe(this,c[o+d],n,d),m===P&&(m=this._$AH[d]),i||=!Te(m)||m!==this._$AH[d],m===h?t=h:t!==h&&(t+=(m??"")+a[d+1]),this._$AH[d]=m}i&&!r&&this.j(t)}j(t){t===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ne=class extends re{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===h?void 0:t}},Le=class extends re{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==h)}},Ie=class extends re{constructor(t,n,o,r,a){super(t,n,o,r,a),this.type=5}_$AI(t,n=this){if((t=oe(this,t,n,0)??h)===P)return;let o=this._$AH,r=t===h&&o!==h||t.capture!==o.capture||t.once!==o.once||t.passive!==o.passive,a=t!==h&&(o===h||r);r&&this.element.removeEventListener(this.name,this,o),a&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},He=class{constructor(t,n,o){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(t){oe(this,t)}},Kt={M:rt,P:z,A:at,C:1,L:Yt,R:qe,D:Bt,V:oe,I:me,H:re,N:Le,U:Ie,B:Ne,F:He},ds=ot.litHtmlPolyfillSupport;ds?.(ke,me),(ot.litHtmlVersions??=[]).push("3.3.3");var ae=(e,t,n)=>{let o=n?.renderBefore??t,r=o._$litPart$;if(r===void 0){let a=n?.renderBefore??null;o._$litPart$=r=new me(t.insertBefore(ve(),a),a,void 0,n??{})}return r._$AI(e),r};var q={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},D=e=>(...t)=>({_$litDirective$:e,values:t}),I=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,n,o){this._$Ct=t,this._$AM=n,this._$Ci=o}_$AS(t,n){return this.update(t,n)}update(t,n){return this.render(...n)}};var us=D(class extends I{constructor(e){if(super(e),e.type!==q.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(o=>o!=="")));for(let o in t)t[o]&&!this.nt?.has(o)&&this.st.add(o);return this.render(t)}let n=e.element.classList;for(let o of this.st)o in t||(n.remove(o),this.st.delete(o));for(let o in t){let r=!!t[o];r===this.st.has(o)||this.nt?.has(o)||(r?(n.add(o),this.st.add(o)):(n.remove(o),this.st.delete(o)))}return P}});var Ve=e=>e??h;var{I:hs}=Kt,Qt=e=>e;var De=e=>e.strings===void 0,Zt=()=>document.createComment(""),pe=(e,t,n)=>{let o=e._$AA.parentNode,r=t===void 0?e._$AB:t._$AA;if(n===void 0){let a=o.insertBefore(Zt(),r),i=o.insertBefore(Zt(),r);n=new hs(a,i,e,e.options)}else{let a=n._$AB.nextSibling,i=n._$AM,c=i!==e;if(c){let d;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(d=e._$AU)!==i._$AU&&n._$AP(d)}if(a!==r||c){let d=n._$AA;for(;d!==a;){let m=Qt(d).nextSibling;Qt(o).insertBefore(d,r),d=m}}}return n},X=(e,t,n=e)=>(e._$AI(t,n),e),ms={},ge=(e,t=ms)=>e._$AH=t,Jt=e=>e._$AH,We=e=>{e._$AR(),e._$AA.remove()};var ie=D(class extends I{constructor(){super(...arguments),this.key=h}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(ge(e),this.key=t),n}});var g=D(class extends I{constructor(e){if(super(e),e.type!==q.PROPERTY&&e.type!==q.ATTRIBUTE&&e.type!==q.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!De(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===P||t===h)return t;let n=e.element,o=e.name;if(e.type===q.PROPERTY){if(t===n[o])return P}else if(e.type===q.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(o))return P}else if(e.type===q.ATTRIBUTE&&n.getAttribute(o)===t+"")return P;return ge(e),t}});var xe=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let o of n)o._$AO?.(t,!1),xe(o,t);return!0},je=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},Xt=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=new Set;else if(n.has(e))break;n.add(e),fs(t)}};function ps(e){this._$AN!==void 0?(je(this),this._$AM=e,Xt(this)):this._$AM=e}function gs(e,t=!1,n=0){let o=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(t)if(Array.isArray(o))for(let a=n;a<o.length;a++)xe(o[a],!1),je(o[a]);else o!=null&&(xe(o,!1),je(o));else xe(this,e)}var fs=e=>{e.type==q.CHILD&&(e._$AP??=gs,e._$AQ??=ps)},Fe=class extends I{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,n,o){super._$AT(t,n,o),Xt(this),this.isConnected=t._$AU}_$AO(t,n=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),n&&(xe(this,t),je(this))}setValue(t){if(De(this._$Ct))this._$Ct._$AI(t,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=t,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var dt=new WeakMap,bs=D(class extends Fe{render(e){return h}update(e,[t]){let n=t!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),h}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,n=dt.get(t);n===void 0&&(n=new WeakMap,dt.set(t,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?dt.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var en=(e,t,n)=>{let o=new Map;for(let r=t;r<=n;r++)o.set(e[r],r);return o},le=D(class extends I{constructor(e){if(super(e),e.type!==q.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,n){let o;n===void 0?n=t:t!==void 0&&(o=t);let r=[],a=[],i=0;for(let c of e)r[i]=o?o(c,i):i,a[i]=n(c,i),i++;return{values:a,keys:r}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,o]){let r=Jt(e),{values:a,keys:i}=this.dt(t,n,o);if(!Array.isArray(r))return this.ut=i,a;let c=this.ut??=[],d=[],m,f,p=0,v=r.length-1,y=0,x=a.length-1;for(;p<=v&&y<=x;)if(r[p]===null)p++;else if(r[v]===null)v--;else if(c[p]===i[y])d[y]=X(r[p],a[y]),p++,y++;else if(c[v]===i[x])d[x]=X(r[v],a[x]),v--,x--;else if(c[p]===i[x])d[x]=X(r[p],a[x]),pe(e,d[x+1],r[p]),p++,x--;else if(c[v]===i[y])d[y]=X(r[v],a[y]),pe(e,r[p],r[v]),v--,y++;else if(m===void 0&&(m=en(i,y,x),f=en(c,p,v)),m.has(c[p]))if(m.has(c[v])){let G=f.get(i[y]),nt=G!==void 0?r[G]:null;if(nt===null){let It=pe(e,r[p]);X(It,a[y]),d[y]=It}else d[y]=X(nt,a[y]),pe(e,r[p],nt),r[G]=null;y++}else We(r[v]),v--;else We(r[p]),p++;for(;y<=x;){let G=pe(e,d[x+1]);X(G,a[y]),d[y++]=G}for(;p<=v;){let G=r[p++];G!==null&&We(G)}return this.ut=i,ge(e,d),P}});var S=class extends Error{constructor(n,o,r,a=null,i=null){super(r||o);this.status=n;this.title=o;this.detail=r;this.body=a;this.retryAfter=i}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},nn=new Set,tn=!0;function sn(e){nn.add(e)}function $s(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let n=e!==401;if(n!==tn){tn=n;for(let o of nn)o(n)}}function ys(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function ws(e){let t=await e.text(),n=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let o=JSON.parse(t);return new S(e.status,o.title??e.statusText,o.detail??"",o,n)}catch{return new S(e.status,e.statusText,"",null,n)}}async function Ae(e,t,n,o={}){let r={Accept:"application/json","X-CSRF-Token":ys()},a=n instanceof FormData||n instanceof Blob;n!==void 0&&!a&&(r["Content-Type"]="application/json"),o.version&&(r["If-Match"]=o.version),o.once&&(r["Idempotency-Key"]=o.once);let i;try{i=await fetch(t,{method:e,headers:r,body:n===void 0?null:a?n:JSON.stringify(n),credentials:"same-origin",signal:o.signal??null})}catch(d){throw d instanceof DOMException&&d.name==="AbortError"?d:new S(0,"Unreachable","")}if($s(i.status,t),!i.ok)throw await ws(i);return{body:i.status!==204&&(i.headers.get("Content-Type")??"").includes("json")?await i.json():null,etag:i.headers.get("ETag")}}var $={get:(e,t)=>Ae("GET",e,void 0,t),post:(e,t,n)=>Ae("POST",e,t??{},n),put:(e,t,n)=>Ae("PUT",e,t,n),patch:(e,t,n)=>Ae("PATCH",e,t,n),delete:(e,t)=>Ae("DELETE",e,void 0,t)};var ce=e=>`⁨${e.replaceAll(/[`"]/g,"")}⁩`;function on(e,t){for(let[n,o]of t){let r=o.exec(e);if(r)return{text:n,values:{...r.groups}}}return null}function rn(e){let t=n=>n.replaceAll(/\{\w+\}/g,"").length;return new Map([...e].sort((n,o)=>t(o)-t(n)).map(n=>[n,vs(n)]))}function vs(e){let n=e.replace(/\.$/,"").split(/\{(\w+)\}/).map((o,r)=>r%2?`(?<${o}>.*?)`:Ts(o)).join("");return new RegExp(`^${n}\\.?$`,"is")}var Ts=e=>e.replaceAll(/[.*+?^${}()|[\]\\]/g,"\\$&");var ks=["zero","one","two","few","many","other"],Ue={},_=document.documentElement.lang==="ar"?"ar":"en",Y=_==="ar"?"ar-OM-u-nu-latn":"en-GB";async function cn(){if(!(_==="en"||Object.keys(Ue).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(Ue=await e.json())}catch{}}function ut(e,t){return e.replace(/\{(\w+)\}/g,(n,o)=>String(t[o]??n))}function s(e,t={}){let n=Ue[e];return ut(typeof n=="string"?n:e,t)}function K(e,t,n,o={}){let r=Ue[e],a={n:Ss(n),...o};if(Array.isArray(r)){let i=ks.indexOf(As.select(n));return ut(r[i]??e,a)}return ut(n===1?e:t,a)}var xs={day:"numeric",month:"short",year:"numeric",hour:_==="ar"?"numeric":"2-digit",minute:"2-digit"},As=new Intl.PluralRules("ar"),Er=new Intl.NumberFormat(Y,{style:"percent",maximumFractionDigits:0}),_s=new Intl.DateTimeFormat(Y,{timeStyle:"short"}),Rs=new Intl.DateTimeFormat(Y,xs),an=new Map;function Ss(e,t=0){let n=an.get(t);return n||(n=new Intl.NumberFormat(Y,{maximumFractionDigits:t,minimumFractionDigits:t}),an.set(t,n)),n.format(e)}function fe(e){if(e==null)return"–";let t=new Date(e*1e3);return ht((t.toDateString()===new Date().toDateString()?_s:Rs).format(t))}function ht(e){return _==="ar"?`⁧${e}⁩`:e}var ln=/[\u064b-\u0650\u0652]/g;function dn(e,t){return e?.[_]?.replace(ln,"")??e?.en??e?.ar?.replace(ln,"")??t}var un=["A holder has 1 to 40 letters, digits, dots, - or _.","Choose what the token is for.","Nobody of this name has a token.","The file with the tokens cannot be written: {problem}","The file with the tokens cannot be read: {problem}","The menus are drawn when nothing is wrong with the draft.","The preview is there when nothing is wrong with the draft.","Graphviz made no picture of these menus.","The program `dot` is not on the server: apt-get install graphviz.","There is no such prompt.","There is no such take.","The synthetic voice says it already.","No folder for recordings is named: set `prompts.recordings` and start the hotline again.","The recording cannot be kept: {problem}.","The sounds cannot be made: {problem}","This is no audio that can be read: save it as WAV, FLAC or OGG.","The recording has {seconds} s, {channels} channels and {rate} Hz: a prompt has at most {longest} s, {most} channels and {highest} Hz."];var hn=["An administrator links your name with an agent: hotline users link.","The hotline cannot write it down now; try again.","You say what a call led to that you talked in.","there is no disposition `{name}`. {advice}","`{name}` is not for calls of {queue}","You are no agent of the telephone: nobody rings you.","The audio is on the node {name}.","There is no such message.","The work of another agent is not for you.","There is no agent `{name}`.","There is no queue `{name}`.","There is no department `{name}`.","The department `{name}` has no telephone number in the configuration.","The number of the department `{name}` is not called: {problem}.","There is no trunk for calls to numbers outside (`callbacks.trunk`).","The caller is on the way to you.","{agent} does not take calls of `{queue}`. {advice}","`{reason}` is no reason to pause. {advice}","Sign in for calls first.","Finish what is in hand, or give it back, first.","The wrap-up is over.","The wrap-up cannot be any longer.","The database cannot be used now; nothing was changed."];var mn=["Choose 1 to {most} cases.","What was written stays written.","There is no such picture.","The picture {problem}.","The report has no name.","The report is not understood: {problem}","This link was used already or is too old. Ask for another one."];var pn=["The code cannot be sent now. Please call 1111.","The code is wrong or too old.","Nobody can be called back now.","This number is not called back: {problem}.","Too many wait already. Please try again later.","There is no case with this number and telephone number.","This is no case number: look at it again.","This is no telephone number.","This is no place.","There is no such page.","There are no public statistics."];var gn=["Sign in over https: here others could read your password.","Sign in on the page of this hotline."];var fn=["This call has lasted very long. Please call again.","All lines of this page are busy. Dial 1111 by telephone, or try again in a minute.","So many calls come from your network that this one has to wait. Or dial 1111 by telephone.","Your phone is open in another window.","Your phone is open in another window or on another machine.","All telephones for listening are in use; more: `monitoring.browser_phones`.","The telephone engine is starting. Try again.","You are no agent in the configuration: ask the administrator.","Your choice could not be kept. Try again.","The talk is over: there is none to take up."];var bn=["say why this call: it is written down","your role does not assess calls","your user is no agent","there is no such assessment of yours","there is no such assessment","there is no such draft of yours","there is no assessment to read","there is no such call to listen to","There is no such comment.","There is no such comment any more.","An agent sees the own figures.","There is no such thing.","the week of {day} is not over yet: its calls are drawn when it is","this call is not in a sample","its recording can be heard: a drawn call is not exchanged for another one","it was assessed while its recording was there: that stays","there is no call {call} with {agent} whose recording can be heard","nobody assesses the own calls","you know what others gave to this call: it is assessed without that","you have begun an assessment of your own: submit it, and see the others","{count} questions are not answered yet","it was submitted, and stays as it is","the text has {count} letters; {most} fit","there are {count} notes; {most} fit","a note is at a time within the recording, in seconds","that was said already, or is being answered","nobody answers the own dispute","the agent does not dispute it","say why, in words","the form {form} has no question {name}","{name} applies to every call: give it a mark from 0 to {best}","{name} has marks from 0 to {best}, not {mark}"];var $n=["The request does not come from our page.","A code has {count} digits.","a screen has a name of at most {most} letters: where it hangs","there are {count} screens; revoke one that nobody looks at","no screen waits for this code","there is no such screen"];var yn=["The recording cannot be read: {problem}. Save it as WAV or FLAC.","The recording holds nothing to hear. Record it again: was the microphone on?","The recording is no ordinary file. Put the recording itself here.","The recording is no format that we read. Save it as {names}.","The recording is empty. Copy it again from the studio.","The recording has {size} MB. A prompt has less than {most} MB: is it the whole session?","The recording holds {format}, {subtype}. Save it as WAV or FLAC with 16 or 24 bits, uncompressed.","The recording has {rate} samples a second. Record at 48,000; at least 16,000.","The recording has {rate} samples a second. Callers with G.722 hear no more than the others; record at 48,000.","The recording has {channels} channels. Save one channel.","The recording is {seconds} s long. A prompt takes {shortest} to {longest} s.","The recording is clipped. Record it again at a lower level.","The recording says different things on the left and on the right. Save the channel of the voice alone.","The recording is too quiet ({level} LUFS). Record it again, nearer to the microphone.","The recording speaks for {seconds} s, and its text takes about {expected} s. Is it the recording of another text, or cut?","The recording has a silence of {seconds} s in its middle. Cut it, or take the second try away.","The recording has {seconds} s of silence at its beginning. It is cut off before callers hear it.","The recording has {seconds} s of silence at its end. It is cut off before callers hear it.","The recording has no silence at its beginning. Listen whether a sound is cut off there.","The recording has no silence at its end. Listen whether a sound is cut off there.","The recording is the same audio as `{name}`, whose text is another. One of the two has a wrong name: listen, and give it the right one."];var wn=["there is no agent `{name}`. {advice}","there is no queue `{name}`. {advice}","nobody has the skill `{name}`. {advice}","the level of `{name}` must be from {least} to {most}","the weight of `{name}` must be above 0 and 100 at most","more than {count} skills are too many","an agent needs a queue at least; sign the agent out instead","this alert is over","many reports are being made at this moment; ask again in a minute","nobody can listen to their own talk","your telephone is not answered yet","you listen to nobody","the telephone system refused it: {problem}","the telephone system does not answer at the moment","the agent is asked about a colleague's call; listen to the colleague","nobody knows the agent's channel yet; try again in a moment","the agent asks somebody at the moment; join in when the caller is back","the caller is on hold at the moment; join in when the agent is back","the agent's page is gone at the moment; join in when it is back","the agent does not talk with a citizen at the moment","no telephone of yours is open; listen in this browser","an announcement has at most {most} letters","`{language}` is not offered to callers","nothing is said in `{language}`, which callers may choose","the announcement cannot be spoken: {problem}","it counts from now on, but is not on disk and may be lost at a restart ({problem})","these are no arguments of surge-on: {problem}","the end is over already","the end is more than {count} days away","there is no announcement in `{language}`, which callers may choose","`{language}` is not offered","there is no sound {name}","nothing is known of this call","no calls stand behind `{name}`. {advice}","today's numbers are still being read; try again in a moment","calls are listed for {count} days at most","there is no definition `{name}` of the service level. {advice}","the end must be after the beginning","a report like this covers {count} days at most","{name} is no time: write today, yesterday, now, a date (2026-11-22) or a date with a local time (2026-11-22T08:30)","there is no day {day}","node.timezone: this machine knows no time zone {name} (package tzdata?)"];var Es=["The request does not come from a page of this session.","The request does not come from a page of the hotline.","This is for: {roles}.","The audio is not on this machine."],vn=[...Es,...un,...hn,...mn,...pn,...gn,...fn,...bn,...$n,...yn,...wn];var Tn={"unknown case":()=>s("There is no such case, or it is not yours to see."),stale:()=>s("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>s("Your role may not do that."),state:()=>s("The case cannot be changed like that as it stands."),"saved filter":()=>s("The list cannot be kept under this name."),file:()=>s("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>s("A password has 12 to 256 characters, and is not easy to guess."),"unknown citizen":()=>s("There is no such citizen any more."),citizen:()=>s("The citizen's details cannot be kept like that."),"unknown contact":()=>s("There is no such message any more."),contact:()=>s("This message cannot be answered like that."),"saved meanwhile":()=>s("It was saved in another window meanwhile: load it again, then save."),message:()=>s("Somebody else has dealt with this message meanwhile."),"old password":()=>s("Your current password is another one."),store:()=>s("The store cannot be used now: nothing was changed, try again.")},Ps={400:()=>s("What was sent was not understood."),401:()=>s("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>s("This is not allowed."),404:()=>s("This is not there, or not any more."),409:()=>s("This cannot be done as things stand."),412:()=>s("Somebody changed it meanwhile. Look at it again."),413:()=>s("This is too large."),422:()=>s("What was sent was not understood."),507:()=>s("The hotline cannot write it to its disk. Tell an administrator.")},Cs=null,Os=5;function kn(e){Object.assign(Tn,e)}function mt(e){let t=on(e,Cs??=rn(vn));if(!t)return null;let n=Object.entries(t.values).map(([o,r])=>[o,ce(r)]);return s(t.text,Object.fromEntries(n))}function xn({status:e,code:t,detail:n,retryAfter:o}){if(_==="en"&&n)return n;let r=Tn[t]?.()??mt(n)??Ms(e,t,o)??Ps[e]?.();return r||(e>=500?s("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):s("This cannot be done as things stand."))}function Ms(e,t,n){let o=n!==null&&n>Os?qs(n):null;return t==="busy"?o?s("Many people sign in at this moment. Try again at {time}.",{time:o}):s("Many people sign in at this moment. Try again in a moment."):e===429?o?s("Too many requests. Try again at {time}.",{time:o}):s("Too many requests. Wait a moment and try again."):e!==503?null:o?s("This cannot be done right now. Try again at {time}.",{time:o}):s("This cannot be done right now. Try again in a moment.")}function qs(e){let t=Date.now()+e*1e3;return ht(new Intl.DateTimeFormat(Y,{timeStyle:e<120?"medium":"short"}).format(t))}var pt=new Set;function Ns(e,{min:t="",max:n=""}={}){return e.valueMissing?s("This is needed."):e.rangeUnderflow?s("At least {least}.",{least:t}):e.rangeOverflow?s("At most {most}.",{most:n}):e.tooShort?s("This is too short."):e.tooLong?s("This is too long."):s("This does not have the right form.")}function Ls(e){let t=e.target;t.validity.customError||(t.setCustomValidity(Ns(t.validity,t)),pt.add(t))}function Is(){for(let e of pt)e.setCustomValidity("");pt.clear()}function An(e){e.addEventListener("invalid",Ls,!0);for(let t of["input","change","click"])e.addEventListener(t,Is,!0)}var Hs=[{path:"/desk/agent",title:()=>s("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>s("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>s("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>s("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>s("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>s("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>s("Screens"),roles:["administrator"]}];function Vs(e){return Hs.filter(t=>t.roles.some(n=>e.roles.includes(n)))}var ft=3;function bt(e){return[0,429,502,503,504].includes(e)}async function _n(e){let t=await $t(async()=>(await $.get("/desk/api/me")).body);t&&e(t)}async function $t(e){for(;;){await cn();try{return await e()}catch(t){if(t instanceof S&&t.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let n=t instanceof S&&(bt(t.status)||t.status===500);if(ae(l`${Be(null)}
          <main class="page" id="content">${Ds(t,n)}</main>`,document.body),!n)return null;await new Promise(o=>setTimeout(o,(t.retryAfter??ft)*1e3))}}}function Ds(e,t){return l`<p role="alert" class="trouble">
    ${e instanceof S&&e.status===0?s("The hotline cannot be reached."):U(e)}
    ${t?s("Trying again…"):h}
  </p>`}function U(e){return e instanceof S&&e.status===0?s("The hotline cannot be reached. Look at your connection and try again."):e instanceof S?xn(e):s("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Be(e,t=h){let n=e?Vs(e):[];return l`
    <a class="skip" href="#content">${s("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${s("Places")}>
        ${n.map(o=>l`<a href=${o.path} aria-current=${location.pathname===o.path?"page":h}
              >${o.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${js} aria-label=${s("Light or dark")}>◐</button>
      <button class="quiet" lang=${_==="ar"?"en":"ar"} @click=${Ws}>
        ${_==="ar"?"English":"العربية"}
      </button>
      ${e?l`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Fs}>${s("Sign out")}</button>`:h}
    </header>
  `}function Ws(){document.cookie=`hotline_language=${_==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function js(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Fs(){try{await $.post("/desk/api/sign-out")}catch(e){if(!(e instanceof S&&e.status===401))return R(U(e),"trouble")}location.assign("/desk/sign-in")}var gt=null;function R(e,t="good"){gt??=Object.assign(document.createElement("div"),{className:"notices"}),Us(gt);let n=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});n.setAttribute("role",t==="trouble"?"alert":"status"),gt.append(n),setTimeout(()=>n.remove(),t==="trouble"?12e3:5e3)}function Us(e){let t=document.querySelector("dialog:modal"),n=t??document.body;if(e.parentElement===n||(n.append(e),!t))return;let o=()=>{r.disconnect(),document.body.append(e)},r=new MutationObserver(()=>t.isConnected||o());r.observe(document.body,{childList:!0,subtree:!0}),t.addEventListener("close",o,{once:!0})}async function H(e,t=n=>R(n,"trouble")){try{return await e()}catch(n){t(U(n));return}}An(document);var _e=null;sn(e=>{_e?.remove(),!(e||location.pathname==="/desk/sign-in")&&(_e=document.body.appendChild(document.createElement("div")),_e.className="notices",_e.setAttribute("role","alert"),ae(l`<p class="notice trouble">
      ${s("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${s("Sign in")}</a>
    </p>`,_e))});var C=class{#e;#t=new Set;#n=!1;constructor(t){this.#e=t}get state(){return this.#e}set(t){this.#e={...this.#e,...t},this.#s()}listen(t){return this.#t.add(t),this.#s(),()=>this.#t.delete(t)}#s(){this.#n||(this.#n=!0,document.hidden?setTimeout(()=>this.#o(),50):requestAnimationFrame(()=>this.#o()))}#o(){this.#n=!1;for(let t of this.#t)t(this.#e)}};var Rn={"*.title":()=>s("What people call it"),"queues.requires":()=>s("The skills that a call needs, for example “arabic>=3 and water”; “anyone”: none, “language”: the skill of the caller's language"),"queues.relax":()=>s("What is enough after some waiting"),"queues.strategy":()=>s("Who is rung of several free agents"),"queues.priority_seconds":()=>s("Its calls are served as if they had come so many seconds earlier (up to a day)"),"queues.preferred_agent_seconds":()=>s("How long the agent who last talked with the caller is waited for, seconds; 0: not at all"),"queues.max_waiting":()=>s("Where so many wait already, a caller is taken to leave a message at once"),"queues.overflow":()=>s("When calls do not wait (any longer)"),"queues.hours":()=>s("Opening hours; without them it is always open"),"queues.callback":()=>s("The offer to be called back; without it there is none"),"queues.offer_message_after_seconds":()=>s("After so many seconds the caller is offered to leave a message; 0: never"),"queues.announce_every_seconds":()=>s("The position is told at the start and then every so many seconds; 0: never"),"queues.announce_expected_wait":()=>s("With the position the caller is told the expected wait"),"queues.expected_handling_seconds":()=>s("How long an agent is busy with a call, until there are recent calls to tell, seconds"),"queues.comfort_prompts":()=>s("What is said in turn while a caller waits"),"queues.comfort_every_seconds":()=>s("How often that is said, seconds; 0: never"),"queues.ring_seconds":()=>s("How long an agent's phone rings (3 to 120 seconds)"),"queues.rona_after":()=>s("Calls missed in a row after which an agent is set aside (1 to 20)"),"queues.wrap_up_seconds":()=>s("The agent's time after a talk before the next call, seconds"),"queues.wrap_up_extension_seconds":()=>s("By how many seconds an agent can lengthen it at a time"),"queues.wrap_up_max_seconds":()=>s("How long it can last in all, seconds"),"queues.record":()=>s("Conversations are recorded"),"queues.thank":()=>s("The caller is thanked after the talk"),"queues.survey":()=>s("Callers are asked whether to rate the service after the talk"),"queues.keep_recordings_days":()=>s("How many days its recordings are kept; without it as all recordings"),"queues.message_due_hours":()=>s("By when a message for its people must be answered, in open hours"),"queues.service_level_seconds":()=>s("A call that is answered within so many seconds counts as answered in time"),"queues.short_abandon_seconds":()=>s("A caller who leaves within so many seconds does not count as abandoned"),"overflow.longer_than":()=>s("Condition: so many callers are in line already"),"overflow.expected_wait_above_seconds":()=>s("Condition: the expected wait is longer, seconds"),"overflow.waited_seconds":()=>s("Condition: the call has waited so many seconds"),"overflow.nobody_signed_in":()=>s("Condition: nobody who could ever take the call is signed in"),"overflow.closed":()=>s("Condition: outside the opening hours"),"overflow.announcement":()=>s("This prompt is said first"),"overflow.queue":()=>s("Action: the call goes to this queue and keeps its age"),"overflow.message":()=>s("Action: the caller is asked for a message"),"overflow.callback":()=>s("Action: the caller is offered a call-back"),"relax.after_seconds":()=>s("From so many seconds of waiting on"),"relax.requires":()=>s("A wider requirement; who met an earlier one may still take the call"),"callback.key":()=>s("The key that asks for it (2 to 9)"),"callback.expected_wait_above_seconds":()=>s("Offered where the caller must expect to wait longer, seconds; 0: always"),"callback.hours":()=>s("Hours in which it is offered"),"agents.name":()=>s("The agent's name"),"agents.queues":()=>s("The queues that the agent serves, each with its weight: a call's age counts so many times"),"agents.skills":()=>s("Levels, 1 (a little) to 5 (expert), by skill"),"agents.line":()=>s("What the agent may do with cases: the first line takes them in, the second follows them up and closes them, a supervisor may do everything"),"departments.queue":()=>s("The queue whose agents can talk about its cases"),"departments.parent":()=>s("The department of which it is a part; overdue cases escalate there"),"departments.hours":()=>s("When it works: due times run in these hours only"),"departments.skills":()=>s("What its people can do"),"departments.lead":()=>s("The agent who hears of its overdue cases"),"departments.email":()=>s("Where else overdue cases are told (e-mail)"),"departments.phone":()=>s("Where else overdue cases are told (telephone)"),"categories.description":()=>s("What citizens read about it"),"categories.group":()=>s("Categories with the same words stand together"),"categories.department":()=>s("Who deals with it when nobody says otherwise"),"categories.priority":()=>s("How urgent it is"),"categories.sla":()=>s("By when something is to happen, in open hours of the department"),"categories.sla_by_priority":()=>s("The same for other priorities (low, normal, high, urgent)"),"categories.keywords":()=>s("Words by which a text is recognised as being about it"),"categories.same_within_metres":()=>s("Cases so near may be the same one, metres"),"categories.same_within_days":()=>s("Cases so new may be the same one, days"),"categories.public":()=>s("Citizens may choose it by themselves: web form, Open311"),"categories.fields":()=>s("What is asked about such a case"),"sla.first_response_hours":()=>s("The citizen gets the first word of a person, hours"),"sla.update_hours":()=>s("The citizen hears again, so many hours after the last word"),"sla.solution_hours":()=>s("The case is solved, hours"),"fields.question":()=>s("The question"),"fields.datatype":()=>s("What kind of answer"),"fields.required":()=>s("A case cannot be opened by web form or Open311 without it"),"fields.values":()=>s("Of lists: what can be answered, by key"),"hours.week":()=>s("Ranges of each day, for example 07:30-14:30, 16:00-18:00; a day without any is closed"),"hours.holidays":()=>s("Country (two capital letters) whose public holidays are closed"),"hours.dates":()=>s("Single dates: they win over week and holidays; without ranges the day is closed")},Bs={sla_by_priority:"sla"};function Q(e,t){let n=Rn[`${Bs[e]??e}.${t}`]??Rn[`*.${t}`];return n?n():t.replaceAll("_"," ")}function N(e){return{ar:s("Arabic"),en:s("English")}[e]??e}function Gs(e){return e.map(t=>/^[A-Za-z0-9_-]+$/.test(t)?t:`"${t.replaceAll("\\","\\\\").replaceAll('"','\\"')}"`).join(".")}function w(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)}function Sn(e,t){let n=e;for(let o of t){if(!w(n))return;n=n[o]}return n}function yt(e,t,n){let[o,...r]=t;if(o===void 0)return n;let a=w(e)?e:{};return A(a,o,r.length?yt(a[o],r,n):n)}function B(e,t,n){let o=Gs(n);return e.filter(r=>r.file===t&&(r.key===o||r.key.startsWith(`${o}.`)||r.key.startsWith(`${o}[`)))}function A(e,t,n){let o={...e};return n===void 0?delete o[t]:o[t]=n,o}function V(e){return e.split(/[,،\n]/).map(t=>t.trim()).filter(Boolean)}var zs=new Set(["there is no queue `{name}`","there is no menu `{name}`","there is no department `{name}`","there is no agent `{name}`","there are no hours `{name}`","there is no number outside `{name}`","the prompt `{name}` has no text","the prompt `{name}` has no text in `{language}`","no agent has the skill `{name}`","has no text in `{language}`, and citizens of that language read it","has no text in `{language}`, and callers of that language hear it","`{name}` is not offered","names `{name}` twice","`{name}` is no range of times","`{name}` begins and ends at the same time","`{name}` is no date","`{name}` overlaps with `{other}`","`{name}` overlaps with `{other}` of {day}","`{name}` overlaps with `{other}`{day}, which ends on the next day because its end is before its begin","the holidays of `{name}` are not known","it is never open","nobody asks for these hours","is {number}","must be {kind}","must be {kind}, not {given}","is empty","is missing","is no key that exists here","is no possible name","has the wrong form","holds a line break or another control character","`{name}` is no requirement: column {column}: {problem}","leads nowhere","leads to more than one thing: {names}","leads back to its own queue","leads calls in a circle: {names}","has no way out: no key leads on to a queue, a message or a person","no key and no number leads to this menu","is never reached: what stands before it always holds","is never reached: there is no `when` before it","is never reached: the menu has no `when`","can never hold","can never hold here","has `when`, and nobody knows where the others go","says nothing to some callers: no condition holds for them","names no condition","means nothing here","`{name}` stands for the key {key} already","does not say when","has more than one condition: {names}","does not say what becomes of the call","the queue is never closed, because it has no hours","the queue offers no call-backs","the queue `{name}` has no call-backs","`{name}` would be part of itself","is also the number of citizens under [numbers]","no agent serves this queue","no queue asks for this skill","no agent of the queue can ever take its calls","no agent of the queue can ever take its calls for callers of the language {names}","a wrap-up of {seconds} seconds is longer than `wrap_up_max_seconds`, {longest}","is {number}, and the step before it comes after {before}","is empty, and nothing could be answered","the queue `{name}` is gone from the file, and {count} of its calls still go on","calls to {number} come until the next start, and the menu `{name}` to which they lead is gone","calls to {number} come until the next start, and the queue `{name}` to which they lead is gone","says nothing","makes more than {number} parts","{kind}: {problem}; there are the variables {names}","has {number} letters","is not valid TOML: {problem}","Did you mean `{name}`?","Known here: {names}.","It must be at least {least} and at most {most}.","It must be more than {least} and at most {most}.","It must be at least {least}.","It must be at most {most}.","It must be more than {least}.","Add it.","Add them under [hours].","Name each queue once.","node.languages has: {names}.","Write for example {example}.","Write {example} for the whole day and [] for a closed one.","Write year, month and day: {example}.","Let one end before the other begins, or write one range for both.","Leave it out and write them under `dates`.","Give it days, for example {example}.","Remove them or use them.","Remove it or use it.","Write it in every language of node.languages.","Write it without quotes and without a point.","Write it without quotes.","Write true or false without quotes.","Write `[…]` above its keys, or { key = … }.","Write it in brackets: {example}.","Keep below {number}.","Put it in quotes.","Write it in one line.","Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit.","Write an e-mail address, for example `water@city.example`.","Write 1 to 15 digits, with + before a country code.","Write a country of two capital letters, for example `OM`.","Give at least {number}.","Give it one of: {names}.","Give it one of {names}.","Keep one of them.","Name another queue.","Remove one of these rules.","Add a key that leads to a queue or a message, or remove `operator = false`.","Add `when`, or remove it.","Mend it, or remove the menu.","Mend it, or remove what it is for.","Remove it.","Write the steps in the order of the waiting time.","Let the longest wrap-up be at least as long as the ordinary one.","Give an agent of the queue the skills, or relax the requirement.","Its callers can only leave a message.","Remove it, or name it in a queue's `requires`.","A tree has a top: leave out one `parent`.","Keep it until these calls have ended.","Keep it until then, or restart the hotline.","Write {example} under [prompts].","Write what is said, or take the line out.","{advice} Or add its text to the catalogue of every language.","Choose another name.","Choose other words.","Write less.","Name what can be answered."]),Ys=new Set(["a text","a whole number","a number","true or false","an array","a table","something else","a path"]);function wt(e,t){if(_==="en")return l`<span>${e}</span>`;if(!t||!zs.has(t.text))return l`<bdi lang="en">${e}</bdi>`;let n=Object.entries(t.values).map(([o,r])=>[o,Ys.has(r)?s(r):ce(r)]);return l`<span>${s(t.text,Object.fromEntries(n))}</span>`}var T="/desk/api/admin",vt=class{store=new C({told:null,schema:{},saving:0});#e=Promise.resolve();get told(){let t=this.store.state.told;if(!t)throw new Error("not loaded");return t}async load(){let[t,n]=await Promise.all([$.get(`${T}/settings`),$.get(`${T}/settings/schema`)]);this.store.set({told:t.body,schema:n.body})}value(t,n){return Sn(this.told.values[t],n)}names(t,n="configuration"){let o=this.value(n,[t]);return w(o)?Object.keys(o):[]}changed(t,n){let o=r=>n.every((a,i)=>r.path[i]===a||i>=r.path.length);return this.told.draft.edits.filter(r=>r.file===t&&o(r))}edit(t,n,o){let{told:r}=this,a={...r.values,[t]:yt(r.values[t],n,o)};return this.store.set({told:{...r,values:a}}),this.#t("edit",{file:t,path:n,value:o??null})}resolve(t,n){return this.#t("resolve",{file:t.file,path:t.path,mine:n})}discard(){return this.#t("discard",{})}takeBack(t){return this.edit(t.file,t.path,t.before)}#t(t,n){this.store.set({saving:this.store.state.saving+1});let o=this.#e.then(async()=>{try{this.store.set({told:await this.#n(t,n)})}catch(r){R(U(r),"trouble"),await this.load().catch(()=>{})}finally{this.store.set({saving:this.store.state.saving-1})}});return this.#e=o,o}async#n(t,n){for(let o=!1;;o=!0)try{let r={version:this.told.draft.version,...n};return(await $.post(`${T}/settings/${t}`,r)).body}catch(r){if(!(r instanceof S&&bt(r.status)))throw r;o||R(U(r),"trouble"),await new Promise(a=>setTimeout(a,(r.retryAfter??ft)*1e3))}}async publish(t){await this.#e;try{let{body:n}=await $.post(`${T}/settings/publish`,{version:this.told.draft.version,note:t});return En(n),await this.load(),!0}catch(n){return R(U(n),"trouble"),await this.load(),!1}}async undo(t){try{En((await $.post(`${T}/settings/versions/${t}/undo`)).body)}catch(n){R(U(n),"trouble")}await this.load()}};function En(e){R(s("Version {version} is published.",{version:e.version})),e.trouble&&R(s("It is in the files, but not served yet: {what}",{what:e.trouble}),"trouble")}var u=new vt;function Z(e){return e.length?l`<div role="alert">
    <ul class="problems">
      ${e.map(kt)}
    </ul>
  </div>`:h}function kt(e){let[t="",...n]=e.key.split("."),o=n.length?s("Section {section}, key {key}:",{section:t,key:ce(n.join("."))}):s("Key {key}:",{key:ce(t)});return l`<li>
    ${e.key?l`<b>${o}</b>`:h} ${wt(e.what,e.fault)}${Ks(e.what)}
    ${e.remedy?wt(e.remedy,e.advice):h}
    ${e.line===null?h:l`<span class="small line">${s("Line {line} of the file.",{line:e.line})}</span>`}
  </li>`}var Ks=e=>e.endsWith(".")?"":".";function de(e){let t=Tt(e);return t.length>80?`${t.slice(0,80)}…`:t}function Tt(e){return e==null?"—":Array.isArray(e)?e.map(Tt).join(", "):typeof e!="object"?String(e):Object.entries(e).map(([t,n])=>`${t}: ${Tt(n)}`).join(", ")}function Re(e){if(!e.length)return h;let t=e[0];return l`<span class="small was"
    >${s("Before:")} <bdi>${de(t.before)}</bdi>
    <button class="quiet" @click=${()=>e.forEach(n=>{u.takeBack(n)})}>
      ${s("Take back the change")}
    </button></span
  >`}function be(e,t,n,o,r="configuration"){let a=u.told,i=a.fixed[n.join(".")],c=a.draft.edits.filter(d=>d.file===r&&n.every((m,f)=>d.path[f]===m)&&d.path.length>=n.length);return l`<div class="field ${c.length?"changed":""}">
    <div><span>${e}</span>${t?l` <code class="soft small">${t}</code>`:h}</div>
    <div class="grid">
      ${o}
      ${i?l`<span class="small soft">${s("Set by the variable {name}; it wins over the file.",{name:i})}</span>`:h}
      ${Re(c)} ${Z(B(a.problems,r,n))}
    </div>
  </div>`}function O(e,t){let n=u.value("configuration",[e,t]);return w(n)?e==="agents"?String(n.name??t):dn(n.title,t):t}function E(e,t){if(e.$ref)return E(t.$defs?.[e.$ref.split("/").at(-1)??""]??{},t);let n=e.anyOf?.filter(o=>o.type!=="null");return n?.[0]?{...E(n[0],t),default:e.default}:e}function Pn(e,t){let n=E(e,t);return n.enum?"choice":n.type==="boolean"?"flag":n.type==="integer"||n.type==="number"?"number":n.type==="array"?E(n.items??{},t).type==="object"?"tables":"list":n.type==="object"&&n.properties?"table":n.type==="object"?Qs(n,t):"text"}function xt(e){return Object.values(e.patternProperties??{})[0]??(typeof e.additionalProperties=="object"?e.additionalProperties:{})}function Qs(e,t){let n=E(xt(e),t);return n.type==="array"?"word lists":n.type==="integer"||n.type==="number"?"levels":n.type==="object"&&n.properties?"named tables":"texts"}var M=e=>e.target.value,$e=e=>{let t=E(e.schema,e.root).default;return t==null?"":String(t)};function L(e){return w(e)?e:{}}function Ge(e){return Object.keys(e).length?e:void 0}function Cn(e){let t=L(e.value),n=[...new Set(Object.values(L(u.value("configuration",["agents"]))).flatMap(r=>Object.keys(L(L(r).skills))))],o=r=>{let a=M(r);a&&!(a in t)&&e.change({...t,[a]:3}),r.target.value=""};return l`<div class="chips">
    ${Object.entries(t).map(([r,a])=>l`<span class="chip"
          ><bdi>${r}</bdi>
          <input
            type="number"
            min="1"
            max="5"
            aria-label=${s("Level of {name}",{name:r})}
            .value=${g(String(a))}
            ?disabled=${e.disabled}
            @change=${i=>e.change({...t,[r]:Number(M(i))})} />
          <button
            class="quiet"
            ?disabled=${e.disabled}
            aria-label=${s("Remove {name}",{name:r})}
            @click=${()=>e.change(Ge(A(t,r,void 0)))}>
            ×
          </button></span
        >`)}
    <input
      class="short"
      list="skills"
      aria-label=${s("Add a skill")}
      placeholder=${s("Add a skill")}
      ?disabled=${e.disabled}
      @change=${o} />
    <datalist id="skills">${n.map(r=>l`<option value=${r}></option>`)}</datalist>
  </div>`}function On(e){let t=new Map(Array.isArray(e.value)?e.value.map(r=>[String(r),1]):Object.entries(L(e.value)).map(([r,a])=>[r,Number(a)])),n=()=>e.change([...t.values()].every(r=>r===1)?[...t.keys()]:Object.fromEntries(t)),o=[...new Set([...u.names("queues"),...t.keys()])];return l`<div class="chips" role="group" aria-label=${e.label}>
    ${o.map(r=>l`<span class="chip ${t.has(r)?"on":""}">
          <label
            ><input
              type="checkbox"
              .checked=${g(t.has(r))}
              ?disabled=${e.disabled}
              @change=${a=>{a.target.checked?t.set(r,1):t.delete(r),n()}} /><bdi>${O("queues",r)}</bdi></label
          >
          ${t.has(r)?l`<input
                  type="number"
                  min="0.1"
                  max="100"
                  step="any"
                  aria-label=${s("Weight of {name}",{name:r})}
                  .value=${g(String(t.get(r)))}
                  ?disabled=${e.disabled}
                  @change=${a=>{t.set(r,Number(M(a))),n()}} />`:h}</span
        >`)}
  </div>`}function Mn(e){let t=!!(e.value??E(e.schema,e.root).default);return l`<input
    type="checkbox"
    class="switch"
    aria-label=${e.label}
    .checked=${g(t)}
    ?disabled=${e.disabled}
    @change=${n=>e.change(n.target.checked)} />`}function At(e,t,n){let o=String(e.value??$e(e)),r=t.includes(o)||o===""?t:[...t,o];return l`<select
    aria-label=${e.label}
    ?disabled=${e.disabled}
    @change=${a=>e.change(M(a)||void 0)}>
    ${$e(e)?h:l`<option value="" ?selected=${o===""}>—</option>`}
    ${r.map(a=>l`<option value=${a} ?selected=${a===o}>${n?O(n,a):_t(a)}</option>`)}
  </select>`}function _t(e){return{low:s("low"),normal:s("normal"),high:s("high"),urgent:s("urgent"),first:s("first line"),second:s("second line"),supervisor:s("supervisor"),"longest idle":s("longest idle"),"fewest calls":s("fewest calls"),"most skilled":s("most skilled"),"round robin":s("in turn")}[e]??e}function qn(e){let t=E(e.schema,e.root);return l`<input
    type="number"
    step="any"
    aria-label=${e.label}
    min=${Ve(t.minimum??t.exclusiveMinimum)}
    max=${Ve(t.maximum)}
    placeholder=${$e(e)}
    .value=${g(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${n=>e.change(M(n)===""?void 0:Number(M(n)))} />`}function Nn(e){return l`<input
    type="text"
    dir="auto"
    aria-label=${e.label}
    placeholder=${$e(e)}
    .value=${g(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${t=>e.change(M(t).trim()||void 0)} />`}function Rt(e,t=!1){let n=L(e.value);return l`<div class="languages">
    ${u.told.languages.map(o=>{let r=n[o],a=Array.isArray(r)?r.join(o==="ar"?"، ":", "):String(r??""),i=c=>{let d=M(c).trim().replaceAll(/\s*\n\s*/g,t?", ":" "),m=A(n,o,d===""?void 0:t?V(d):d);e.change(Object.keys(m).length?m:void 0)};return l`<label
        ><span class="small soft">${N(o)}</span>
        <textarea
          rows="1"
          lang=${o}
          dir=${o==="ar"?"rtl":"ltr"}
          aria-label="${e.label}, ${N(o)}"
          .value=${g(a)}
          ?disabled=${e.disabled}
          @change=${i}></textarea>
      </label>`})}
  </div>`}function Ln(e){let t=Array.isArray(e.value)?e.value:[];return l`<input
    type="text"
    dir="ltr"
    aria-label=${e.label}
    placeholder=${$e(e).replaceAll(",",", ")}
    .value=${g(t.join(", "))}
    ?disabled=${e.disabled}
    @change=${n=>e.change(M(n).trim()===""?void 0:V(M(n)))} />`}var St={hours:"hours",department:"departments",parent:"departments",queue:"queues",lead:"agents"};function Et(e){let t=Pn(e.schema,e.root);if(e.table==="agents"&&e.key==="queues")return On(e);if(St[e.key]&&t==="text")return At(e,u.names(St[e.key]??""),St[e.key]);switch(t){case"flag":return Mn(e);case"choice":return At(e,E(e.schema,e.root).enum??[]);case"number":return qn(e);case"texts":return Rt(e);case"word lists":return Rt(e,!0);case"list":return Ln(e);case"levels":return Cn(e);case"table":return Zs(e);case"tables":return Js(e);case"named tables":return Xs(e);default:return Nn(e)}}function Pt(e,t,n,o){let r=E(t,e.root);return l`<div class="inner">
    ${Object.entries(r.properties??{}).map(([a,i])=>{let c=Q(e.key,a);return l`<div class="inner-row">
        <span class="small">${c}</span>${Et({...e,table:e.key,key:a,schema:i,value:n[a],label:c,change:d=>o(A(n,a,d))})}
      </div>`})}
  </div>`}function Zs(e){let t=w(e.value);return l`<div class="grid">
    <label class="row"
      ><input
        type="checkbox"
        .checked=${g(t)}
        ?disabled=${e.disabled}
        @change=${n=>e.change(n.target.checked?{}:void 0)} /><span
        >${s("Set")}</span
      ></label
    >
    ${t?Pt(e,e.schema,L(e.value),n=>e.change(n)):h}
  </div>`}function Js(e){let t=Array.isArray(e.value)?e.value:[],n=E(e.schema,e.root).items??{},o=(a,i)=>e.change(t.map((c,d)=>d===a?i:c)),r=a=>e.change(t.length===1?void 0:t.filter((i,c)=>c!==a));return l`<ol class="steps">
      ${t.map((a,i)=>l`<li>
            ${Pt(e,n,L(a),c=>o(i,c))}
            <button class="quiet" ?disabled=${e.disabled} @click=${()=>r(i)}>${s("Remove")}</button>
          </li>`)}
    </ol>
    <button class="plain small" ?disabled=${e.disabled} @click=${()=>e.change([...t,{}])}>
      ${s("Add a step")}
    </button>`}function Xs(e){let t=L(e.value),n=xt(E(e.schema,e.root));return l`<div class="grid">
    ${Object.entries(t).map(([o,r])=>l`<details>
          <summary><bdi>${_t(o)}</bdi></summary>
          ${Pt(e,n,L(r),a=>e.change({...t,[o]:a}))}
          <button
            class="quiet"
            ?disabled=${e.disabled}
            @click=${()=>e.change(Ge(A(t,o,void 0)))}>
            ${s("Remove")}
          </button>
        </details>`)}
    <input
      class="short"
      dir="ltr"
      aria-label=${s("Add: {what}",{what:e.label})}
      placeholder=${s("Add by name")}
      ?disabled=${e.disabled}
      @change=${o=>{let r=M(o).trim();r&&e.change({...t,[r]:t[r]??{}}),o.target.value=""}} />
  </div>`}var Ct=class{store;constructor(){this.store=new C({...In(),find:"",language:"ar"}),window.addEventListener("hashchange",()=>{let t=In();this.store.set({...t,find:t.section===this.store.state.section?this.store.state.find:""})})}go(t){location.hash=t}open(t){location.hash=t?`${this.store.state.section}/${encodeURIComponent(t)}`:this.store.state.section}find(t){this.store.set({find:t})}};function In(){let[e="",t=""]=location.hash.slice(1).split("/");return{section:e||"users",open:decodeURIComponent(t)}}var b=new Ct;function ze(){return l`<input
    type="search"
    aria-label=${s("Find in the list")}
    placeholder=${s("Find")}
    .value=${b.store.state.find}
    @input=${e=>b.find(e.target.value)} />`}function Ye(e){return e.toLowerCase().includes(b.store.state.find.trim().toLowerCase())}function Hn(e){return e==="agents"?{name:"?",queues:u.names("queues").slice(0,1)}:e==="categories"?{department:u.names("departments")[0]??""}:e==="hours"?{week:{sunday:["07:30-14:30"]}}:{}}async function eo(e,t,n="configuration",o=Hn(e)){t&&(u.value(n,[e,t])===void 0&&await u.edit(n,[e,t],o),b.open(t))}function Se(e,t="configuration",n){let{open:o}=b.store.state,a=(e==="departments"?to():u.names(e,t).map(i=>({key:i,depth:0}))).filter(({key:i})=>Ye(`${i} ${O(e,i)}`));return l`<div class="card entries">
    ${ze()}
    <ul aria-label=${K("{n} entry","{n} entries",a.length)}>
      ${le(a,({key:i})=>i,({key:i,depth:c})=>{let d=B(u.told.problems,t,[e,i]).length,m=u.told.draft.edits.some(f=>f.file===t&&f.path[0]===e&&(f.path[1]===i||f.path.length===1));return l`<li class="depth-${Math.min(c,4)}">
            <button class="entry" aria-current=${o===i?"true":h} @click=${()=>b.open(i)}>
              <span class="entry-name"><bdi>${O(e,i)}</bdi></span
              >${O(e,i)===i?h:l`<code class="small soft">${i}</code>`}
              ${d?l`<span class="tag bad">${d}</span>`:m?l`<span class="dot" role="img" aria-label=${s("changed")}></span>`:h}
            </button>
          </li>`})}
    </ul>
    <form
      class="row"
      @submit=${i=>{i.preventDefault();let c=i.target;eo(e,String(new FormData(c).get("key")).trim(),t,n??Hn(e)),c.reset()}}>
      <input
        name="key"
        dir="ltr"
        required
        pattern="[a-z0-9][a-z0-9_\\-]*"
        maxlength="40"
        aria-label=${s("Key of the new entry")}
        placeholder=${s("New key")}
        title="a–z, 0–9, -, _" />
      <button class="plain">${s("Add")}</button>
    </form>
  </div>`}function to(){let e=u.names("departments"),t=r=>u.value("configuration",["departments",r,"parent"]),n=[],o=(r,a)=>{for(let i of e.filter(c=>t(c)===r&&!n.some(d=>d.key===c)))n.push({key:i,depth:a}),o(i,a+1)};o(void 0,0);for(let r of e)n.some(a=>a.key===r)||n.push({key:r,depth:0});return n}function Ee(e,t,n="configuration"){return l`<button
    class="plain"
    @click=${()=>{b.open(""),u.edit(n,[e,t],void 0)}}>
    ${s("Remove from the draft")}
  </button>`}function Pe(e){let t=b.store.state.open,n=u.value("configuration",[e,t]);return l`<div class="split">
    ${Se(e)}
    ${w(n)?ie(`${e}/${t}`,no(e,t,n)):l`<p class="soft empty">${s("Choose an entry, or add one.")}</p>`}
  </div>`}function no(e,t,n){let o=u.store.state.schema[e]??{};return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry" dir="auto">${O(e,t)} <code class="soft small">${t}</code></h2>
      ${Ee(e,t)}
    </div>
    ${Object.entries(o.properties??{}).map(([r,a])=>{let i=[e,t,r],c=Q(e,r),d=f=>{u.edit("configuration",i,f)},m=u.told.fixed[i.join(".")]!==void 0;return be(c,r,i,Et({table:e,key:r,schema:a,root:o,value:n[r],change:d,label:c,disabled:m}))})}
  </section>`}var so=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"],ue=new C({key:"",told:null}),ye=e=>e.target.value;function Vn(e){return new Intl.DateTimeFormat(Y,{weekday:"long",timeZone:"UTC"}).format(Date.UTC(2026,2,1+e))}function Dn(){let e=b.store.state.open||(u.names("hours")[0]??""),t=u.value("configuration",["hours",e]);return w(t)&&oo(e),l`<div class="split">
    ${Se("hours")}
    ${w(t)?ie(e,ro(e,t)):l`<p class="soft empty">${s("Choose an entry, or add one.")}</p>`}
  </div>`}function oo(e){let t=`${e} ${u.told.draft.version} ${u.told.draft.changed_at}`;ue.state.key!==t&&(ue.set({key:t}),$.get(`${T}/settings/opening/${encodeURIComponent(e)}`).then(({body:n})=>ue.set({told:n}),()=>ue.set({told:null})))}function ro(e,t){let n=u.store.state.schema.hours??{},o=w(t.week)?t.week:{},r=["hours",e];return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry">${O("hours",e)}</h2>
      ${Ee("hours",e)}
    </div>
    ${be(Q("hours","week"),"week",[...r,"week"],l`<table class="week">
        <tbody>
          ${so.map((a,i)=>{let c=Array.isArray(o[a])?o[a]:[],d=m=>{u.edit("configuration",[...r,"week",a],V(ye(m)).length?V(ye(m)):void 0)};return l`<tr>
              <th scope="row">${Vn(i)}</th>
              <td>
                <input
                  dir="ltr"
                  aria-label=${s("Hours on {day}",{day:Vn(i)})}
                  placeholder=${s("closed")}
                  .value=${g(c.join(", "))}
                  @change=${d} />
              </td>
              <td>${Wn(c)}</td>
            </tr>`})}
        </tbody>
      </table>`)}
    ${be(Q("hours","holidays"),"holidays",[...r,"holidays"],l`<input
        class="short"
        dir="ltr"
        maxlength="2"
        aria-label=${Q("hours","holidays")}
        placeholder="OM"
        .value=${g(String(t.holidays??""))}
        @change=${a=>{u.edit("configuration",[...r,"holidays"],ye(a).trim().toUpperCase()||void 0)}} />`)}
    ${be(Q("hours","dates"),"dates",[...r,"dates"],ao(r,w(t.dates)?t.dates:{}))}
    ${n?io():h}
  </section>`}function ao(e,t){let n=(o,r)=>{u.edit("configuration",[...e,"dates",o],r)};return l`<table class="week">
      <tbody>
        ${Object.entries(t).sort(([o],[r])=>o<r?-1:1).map(([o,r])=>l`<tr>
                <th scope="row"><bdi>${o}</bdi></th>
                <td>
                  <input
                    dir="ltr"
                    aria-label=${s("Hours on {day}",{day:o})}
                    placeholder=${s("closed")}
                    .value=${g((r??[]).join(", "))}
                    @change=${a=>n(o,V(ye(a)))} />
                </td>
                <td>
                  <button
                    class="quiet"
                    aria-label=${s("Remove {name}",{name:o})}
                    @click=${()=>n(o,void 0)}>
                    ×
                  </button>
                </td>
              </tr>`)}
      </tbody>
    </table>
    <label class="row small"
      ><span>${s("Add a date")}</span
      ><input
        type="date"
        class="short"
        @change=${o=>{ye(o)&&n(ye(o),[]),o.target.value=""}}
    /></label>`}function Wn(e){let t=o=>Number(o.slice(0,-3))*60+Number(o.slice(-2)),n=e.flatMap(o=>{let[r,a]=o.split("-").map(i=>t(i.trim()));return r===void 0||a===void 0||Number.isNaN(r+a)?[]:[{from:r,to:a>r?a:1440}]});return l`<svg class="day" viewBox="0 0 1440 60" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1440" height="60" rx="20"></rect>
    ${n.map(({from:o,to:r})=>ct`<rect class="open" x=${o} width=${r-o} height="60" rx="20"></rect>`)}
  </svg>`}function io(){let{told:e}=ue.state;return e?l`<div class="row between">
      <h3>${s("The next 14 days")}</h3>
      <span class="tag ${e.open?"good":"bad"}">${e.open?s("Open now"):s("Closed now")}</span>
    </div>
    <p class="small soft">
      ${e.changes_at?s("Changes: {when}",{when:fe(e.changes_at)}):s("It never changes.")}
    </p>
    <table class="week">
      <tbody>
        ${e.days.map(t=>l`<tr>
              <th scope="row">
                ${new Intl.DateTimeFormat(Y,{weekday:"short",day:"numeric",month:"short",timeZone:"UTC"}).format(Date.parse(t.date))}
              </th>
              <td><bdi>${t.ranges.join(", ")||s("closed")}</bdi></td>
              <td>${Wn(t.ranges.map(n=>n.replace("–","-")))}</td>
              <td class="small soft">${t.special?s("single date"):t.holiday}</td>
            </tr>`)}
      </tbody>
    </table>`:l`<p class="soft">${s("The preview is there when nothing is wrong with the draft.")}</p>`}var Ce=[{key:"menu",title:()=>s("another menu"),names:()=>u.names("menus","menus")},{key:"queue",title:()=>s("a queue"),names:()=>u.names("queues")},{key:"message",title:()=>s("leave a message for a queue"),names:()=>u.names("queues")},{key:"callback",title:()=>s("a call-back by a queue"),names:()=>u.names("queues")},{key:"information",title:()=>s("prompts, then the menu again"),names:()=>[]},{key:"hours",title:()=>s("today's opening hours"),names:()=>u.names("hours")},{key:"article",title:()=>s("an article, read out"),names:()=>[]},{key:"outside",title:()=>s("a number outside"),names:()=>u.names("outside")},{key:"survey",title:()=>s("the survey of a queue"),names:()=>u.names("queues")},{key:"function",title:()=>s("a function of the city"),names:()=>[]},{key:"status",title:()=>s("the status of a case")},{key:"operator",title:()=>s("a person")},{key:"back",title:()=>s("the menu before")},{key:"repeat",title:()=>s("this menu again")}],J=e=>e.target.value;function lo(e){return Ce.find(t=>t.key in e)?.key??""}function co(e,t,n){let o=Object.fromEntries(Object.entries(e).filter(([r])=>!Ce.some(a=>a.key===r)));return["queue","callback"].includes(t)||delete o.requires,t!=="queue"&&delete o.priority_seconds,t?{[t]:n,...o}:o}function Ot(e,t,n){let o=lo(e),r=Ce.find(i=>i.key===o),a=i=>{let c=Ce.find(d=>d.key===J(i));n(co(e,J(i),c?.names?c.names()[0]??"":!0))};return l`<div class="action">
    <div class="row">
      <select aria-label=${s("{what} leads to",{what:t})} @change=${a}>
        <option value="" ?selected=${!o}>—</option>
        ${Ce.map(i=>l`<option value=${i.key} ?selected=${i.key===o}>${i.title()}</option>`)}
      </select>
      ${r?.names?uo(e,o,t,r.names(),n):h}
      ${o==="queue"||o==="callback"?jn(e,"requires",s("Skills beside the queue's own"),n):h}
      ${o==="queue"?jn(e,"priority_seconds",s("Seconds of advantage"),n):h}
    </div>
    ${ho(e,t,n)}
  </div>`}function uo(e,t,n,o,r){let a=e[t],i=Array.isArray(a)?a.join(", "):String(a??""),c=s("Target of {what}",{what:n});if(!o.length){let m=f=>r({...e,[t]:t==="information"?V(J(f)):J(f).trim()});return l`<input dir="ltr" list="prompts" aria-label=${c} .value=${g(i)} @change=${m} />`}let d=o.includes(i)?o:[i,...o];return l`<select aria-label=${c} @change=${m=>r({...e,[t]:J(m)})}>
    ${d.map(m=>l`<option ?selected=${m===i}>${m}</option>`)}
  </select>`}function jn(e,t,n,o){let r=a=>o(A(e,t,J(a)===""?void 0:t==="requires"?J(a):Number(J(a))));return l`<input
    class="short"
    dir="ltr"
    aria-label=${n}
    placeholder=${n}
    .value=${g(String(e[t]??""))}
    @change=${r} />`}function ho(e,t,n){let o=w(e.when)?e.when:null,r=a=>{a.target.checked?n({...e,when:{hours:u.names("hours")[0]??""}}):n(A(A(e,"when",void 0),"otherwise",void 0))};return l`<label class="row small"
      ><input type="checkbox" .checked=${g(!!o)} @change=${r} /><span>${s("only when…")}</span></label
    >
    ${o?Mt(o,a=>n({...e,when:a})):h}
    ${o?l`<div class="otherwise">
            <span class="small soft">${s("otherwise")}</span>
            ${Ot(w(e.otherwise)?e.otherwise:{},s("{what}, otherwise",{what:t}),a=>n(A(e,"otherwise",Object.keys(a).length?a:void 0)))}
          </div>`:h}`}function Mt(e,t){let n=u.names("hours"),o=[["hours",s("open"),n.map(r=>[r,r])],["closed",s("closed"),n.map(r=>[r,r])],["caller",s("caller"),[["known",s("known")],["new",s("new")],["withheld",s("number withheld")]]],["language",s("language"),u.told.languages.map(r=>[r,r])]];return l`<div class="row small when">
    ${o.map(([r,a,i])=>l`<label class="row"
          ><span>${a}</span
          ><select @change=${c=>t(A(e,r,J(c)||void 0))}>
            <option value="" ?selected=${!e[r]}>—</option>
            ${i.map(([c,d])=>l`<option value=${c} ?selected=${e[r]===c}>${d}</option>`)}
          </select></label
        >`)}
  </div>`}var Ke=class{#e=null;#t=null;#n=[];async start(){let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1};this.#t=await navigator.mediaDevices.getUserMedia({audio:t}),this.#e=new AudioContext,await this.#e.audioWorklet.addModule("/desk/assets/admin-recorder.js");let n=new AudioWorkletNode(this.#e,"hotline-recorder");n.port.onmessage=o=>this.#n.push(o.data),this.#e.createMediaStreamSource(this.#t).connect(n)}async stop(){let t=this.#e?.sampleRate??48e3;for(let n of this.#t?.getTracks()??[])n.stop();return await this.#e?.close(),new Blob([mo(this.#n,t)],{type:"audio/wav"})}};function mo(e,t){let n=e.reduce((i,c)=>i+c.length,0),o=new DataView(new ArrayBuffer(44+2*n)),r=(i,c)=>[...c].forEach((d,m)=>o.setUint8(i+m,d.charCodeAt(0)));r(0,"RIFF"),o.setUint32(4,36+2*n,!0),r(8,"WAVEfmt "),o.setUint32(16,16,!0),o.setUint16(20,1,!0),o.setUint16(22,1,!0),o.setUint32(24,t,!0),o.setUint32(28,2*t,!0),o.setUint16(32,2,!0),o.setUint16(34,16,!0),r(36,"data"),o.setUint32(40,2*n,!0);let a=44;for(let i of e)for(let c of i)o.setInt16(a,Math.max(-32768,Math.min(32767,Math.round(c*32767))),!0),a+=2;return o.buffer}var Qe={words:"",said:[]},k=new C({prompts:{},recordings:null,takes:[],recorder:null,trouble:Qe,heard:0}),qt=60;async function Ze(){k.set((await $.get(`${T}/prompts`)).body)}function Je(e,t){let n=u.value(`prompts.${e}`,[t]);return typeof n=="string"?n:k.state.prompts[e]?.find(o=>o.name===t)?.text??""}var Xe=(e,t)=>`${T}/prompts/${e}/${encodeURIComponent(t)}`;function Un(){let{language:e,find:t,open:n}=b.store.state,o=t.trim().toLowerCase(),a=(k.state.prompts[e]??[]).filter(i=>`${i.name} ${Je(e,i.name)}`.toLowerCase().includes(o));return l`<div class="card">
    <div class="row between">
      <div class="row" role="group" aria-label=${s("Language")}>
        ${u.told.languages.map(i=>l`<button class=${i===e?"":"plain"} aria-pressed=${i===e} @click=${()=>b.store.set({language:i})}>${N(i)}</button>`)}
      </div>
      <input
        class="finder"
        type="search"
        aria-label=${s("Find a prompt by its name or its text")}
        placeholder=${s("Find")}
        .value=${t}
        @input=${i=>b.find(i.target.value)} />
    </div>
    ${k.state.recordings===null?l`<p class="soft small">
            ${s("No folder for recordings is named yet: the first one is made when you publish this.")}
            <button
              class="plain small"
              @click=${()=>{u.edit("configuration",["prompts","recordings"],"recordings")}}>
              ${s("Use the folder “recordings” beside the configuration")}
            </button>
          </p>`:h}
    <p class="small soft" role="status">
      ${K("{n} prompt","{n} prompts",a.length)}${a.length>qt?` · ${s("the first {n} are shown",{n:qt})}`:h}
    </p>
    <table class="prompts">
      <thead>
        <tr>
          <th>${s("Prompt")}</th>
          <th>${s("Text")}</th>
          <th>${s("Said by")}</th>
          <th><span class="unseen">${s("Sound")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${le(a.slice(0,qt),i=>`${e}/${i.name}`,i=>po(e,i,n===i.name))}
      </tbody>
    </table>
  </div>`}function po(e,t,n){let o={studio:["good",s("recording")],synthetic:["",s("synthetic voice")],text:["warn",s("no sound yet")]},[r,a]=o[t.state];return l`<tr class=${n?"open":""}>
      <th scope="row">
        <code>${t.name}</code
        >${t.note?l`<br /><span class="small soft" lang=${e} dir="auto">${t.note}</span>`:h}
      </th>
      <td>
        <textarea
          rows="2"
          lang=${e}
          dir=${e==="ar"?"rtl":"ltr"}
          aria-label=${s("Text of {name} in {language}",{name:t.name,language:N(e)})}
          .value=${g(Je(e,t.name))}
          @change=${i=>{u.edit(`prompts.${e}`,["prompts",t.name],i.target.value.trim())}}></textarea>
        ${Z(B(u.told.problems,`prompts.${e}`,["prompts",t.name]))}
      </td>
      <td><span class="tag ${r}">${a}</span></td>
      <td>
        <button class="plain small" aria-expanded=${n} @click=${()=>{go(e,t.name,n)}}>
          ${s("Sound")}
        </button>
      </td>
    </tr>
    ${n?l`<tr class="sound">
            <td colspan="4">${fo(e,t)}</td>
          </tr>`:h}`}async function go(e,t,n){k.set({takes:[],trouble:Qe}),b.open(n?"":t),n||await Bn(e,t)}async function Bn(e,t){let n=await H(()=>$.get(`${Xe(e,t)}/takes`));n&&k.set({takes:n.body.takes})}function fo(e,t){let{recorder:n,takes:o,trouble:r,heard:a}=k.state;return l`<div class="grid">
    <div class="row">
      ${t.state==="text"?h:l`<audio controls preload="none" src="${Xe(e,t.name)}/audio?take=${a}" aria-label=${s("What callers hear")}></audio>`}
      ${n?l`<button class="bad" @click=${()=>{yo(e,t.name)}}><span class="pulse">●</span> ${s("Stop and keep")}</button>`:l`<button class="plain" @click=${()=>{$o()}}>● ${s("Record")}</button>`}
      <label class="button plain"
        >${s("Upload WAV, FLAC or OGG")}<input
          class="unseen"
          type="file"
          accept=".wav,.flac,.ogg,.oga,.opus,audio/*"
          @change=${i=>{wo(i,e,t.name)}}
      /></label>
      ${t.state==="studio"?l`<button class="plain" @click=${()=>{Fn(e,t.name,null)}}>${s("Back to the synthetic voice")}</button>`:h}
    </div>
    ${r.words?l`<div class="trouble" role="alert">
            ${r.words}
            ${r.said.length?l`<ul>
                    ${r.said.map(i=>l`<li>${bo(i)}</li>`)}
                  </ul>`:h}
          </div>`:h}
    ${o.length?l`<div>
            <h3>${s("Earlier takes")}</h3>
            <ul class="takes">
              ${o.map(i=>l`<li><bdi>${fe(i.at)}</bdi> <button class="plain small" @click=${()=>{Fn(e,t.name,i.name)}}>${s("Use this one again")}</button></li>`)}
            </ul>
          </div>`:h}
  </div>`}function bo(e){let t=_==="en"?e:mt(e);return t===null?l`<bdi lang="en">${e}</bdi>`:l`${t}`}async function $o(){let e=new Ke;try{await e.start(),k.set({recorder:e,trouble:Qe})}catch(t){let n=t instanceof DOMException&&t.name==="NotAllowedError";R(n?s("The browser may not use the microphone: allow it beside the address."):s("There is no microphone that can be used."),"trouble")}}async function yo(e,t){let n=await k.state.recorder?.stop();k.set({recorder:null}),n&&await Gn(e,t,n)}async function wo(e,t,n){let o=e.target,r=o.files?.[0];r&&await Gn(t,n,r),o.value=""}async function Gn(e,t,n){try{let{body:o}=await $.put(`${Xe(e,t)}/recording`,n);R(s("Callers hear the new recording from now on."));let r=o.notes.length?{words:s("Listen to it:"),said:o.notes}:Qe;k.set({trouble:r,heard:k.state.heard+1}),await Promise.all([Ze(),Bn(e,t)])}catch(o){let r=o instanceof S&&o.status===422;k.set({trouble:r?{words:s("The recording is not taken; callers hear what they heard."),said:o.detail.split(`
`)}:{words:U(o),said:[]}})}}async function Fn(e,t,n){let o=await H(()=>$.post(`${Xe(e,t)}/back`,{take:n}));o&&(k.set({takes:o.body.takes,heard:k.state.heard+1}),await Ze())}var j="menus",zn=["1","2","3","4","5","6","7","8","9","0","*","#"],he=e=>e.target.value;function Yn(){let e=b.store.state.open||(u.names("menus",j)[0]??""),t=u.value(j,["menus",e]);return l`<div class="split">
      ${Se("menus",j,{prompts:["main-menu"],keys:{9:{repeat:!0}}})}
      ${w(t)?ie(e,vo(e,t)):l`<p class="soft empty">${s("Choose an entry, or add one.")}</p>`}
    </div>
    ${_o()}
    <datalist id="prompts">
      ${(k.state.prompts[u.told.languages[0]??""]??[]).map(n=>l`<option value=${n.name}>${n.text.slice(0,60)}</option>`)}
    </datalist>`}function vo(e,t){let n=["menus",e],o=u.told,r=B(o.problems,j,n).filter(i=>!i.key.startsWith(`menus.${e}.keys`)),a=o.draft.edits.filter(i=>i.file===j&&i.path[0]==="menus"&&i.path[1]===e);return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry"><code>${e}</code></h2>
      ${Ee("menus",e,j)}
    </div>
    ${Z(r)} ${Re(a)}
    <h3>${s("What the caller hears")}</h3>
    ${To(e,t)}
    <h3>${s("Keys")}</h3>
    ${xo(e,t)}
  </section>`}function To(e,t){let n=Array.isArray(t.prompts)?t.prompts:[],o=a=>{u.edit(j,["menus",e,"prompts"],a)},r=(a,i)=>o(n.map((c,d)=>d===a?i:c));return l`<ol class="steps">
      ${n.map((a,i)=>l`<li>
            ${ko(a,c=>r(i,c))}
            <button class="quiet" @click=${()=>o(n.filter((c,d)=>d!==i))}>
              ${s("Remove")}
            </button>
          </li>`)}
    </ol>
    <button class="plain small" @click=${()=>o([...n,"main-menu"])}>${s("Add a prompt")}</button>`}function ko(e,t){let n=w(e)?e:{prompt:e},o=String(n.prompt??""),r=c=>t(Object.keys(c).length===1?c.prompt:c),a=w(n.when)?n.when:null,i=c=>{let d=c.target.checked;r(d?{...n,when:{hours:u.names("hours")[0]??""}}:{prompt:o})};return l`<div class="grid">
    <input
      dir="ltr"
      list="prompts"
      aria-label=${s("Name of the prompt")}
      .value=${g(o)}
      @change=${c=>r({...n,prompt:he(c).trim()})} />
    <div class="languages">
      ${u.told.languages.map(c=>l`<label
            ><span class="small soft">${N(c)}</span>
            <textarea
              rows="2"
              lang=${c}
              dir=${c==="ar"?"rtl":"ltr"}
              aria-label=${s("Text of {name} in {language}",{name:o,language:N(c)})}
              .value=${g(Je(c,o))}
              @change=${d=>{u.edit(`prompts.${c}`,["prompts",o],he(d).trim())}}></textarea>
          </label>`)}
    </div>
    ${u.told.languages.map(c=>Z(B(u.told.problems,`prompts.${c}`,["prompts",o])))}
    <label class="row small"
      ><input type="checkbox" .checked=${g(!!a)} @change=${i} /><span>${s("only when…")}</span></label
    >
    ${a?l`${Mt(a,c=>r({...n,when:c}))}
            <label class="row small"
              ><span>${s("otherwise")}</span
              ><input
                dir="ltr"
                list="prompts"
                .value=${g(String(n.otherwise??""))}
                @change=${c=>r(A(n,"otherwise",he(c).trim()||void 0))}
            /></label>`:h}
  </div>`}function xo(e,t){let n=w(t.keys)?t.keys:{},o=zn.filter(a=>!(a in n)),r=a=>{he(a)&&u.edit(j,["menus",e,"keys",he(a)],{repeat:!0})};return l`<ul class="keys">
      ${zn.filter(a=>a in n).map(a=>Ao(e,a,w(n[a])?n[a]:{}))}
    </ul>
    ${o.length?l`<select class="short" aria-label=${s("Add a key")} @change=${r} .value=${g("")}>
            <option value="">${s("Add a key")}</option>
            ${o.map(a=>l`<option>${a}</option>`)}
          </select>`:h}
    <p class="small soft">${s("0 leads to a person and * to the menu before, unless they are used here.")}</p>`}function Ao(e,t,n){let o=["menus",e,"keys",t],r=i=>{u.edit(j,o,i)},a=w(n.say)?n.say:{};return l`<li>
    <kbd>${t}</kbd>
    <div class="grid">
      ${Ot(n,s("Key {key}",{key:t}),r)}
      <div class="languages">
        ${u.told.languages.map(i=>l`<label
              ><span class="small soft">${s("Said instead, {language}",{language:N(i)})}</span>
              <input
                lang=${i}
                dir=${i==="ar"?"rtl":"ltr"}
                .value=${g((a[i]??[]).join(i==="ar"?"، ":", "))}
                @change=${c=>{let d=A(a,i,V(he(c)).length?V(he(c)):void 0);r(A(n,"say",Object.keys(d).length?d:void 0))}}
            /></label>`)}
      </div>
      ${Z(B(u.told.problems,j,o))}
    </div>
    <button
      class="quiet"
      aria-label=${s("Remove {name}",{name:s("Key {key}",{key:t})})}
      @click=${()=>{u.edit(j,o,void 0)}}>
      ×
    </button>
  </li>`}function _o(){let{told:e}=u;if(e.problems.length)return l`<p class="card soft">${s("The menus are drawn when nothing is wrong with the draft.")}</p>`;let t=`${T}/settings/menus.svg?lang=${_}&draft=${e.draft.version}-${e.draft.changed_at}`;return l`<section class="card" aria-label=${s("Drawing")}>
    <div class="row between">
      <h2>${s("Drawing of the draft")}</h2>
      <a class="button plain" href=${t} target="_blank" rel="noopener">${s("Open by itself")}</a>
    </div>
    <div class="drawing scroll" tabindex="0" dir="ltr">
      <img src=${t} alt=${s("The menus as a graph: numbers, menus, keys and queues")} />
    </div>
  </section>`}var F=new C({users:[],roles:[],tokens:[],scopes:[],secret:""});async function et(){let[e,t]=await Promise.all([$.get(`${T}/users`),$.get(`${T}/tokens`)]);F.set({...e.body,...t.body})}function Qn(e){return{agent:s("agent"),supervisor:s("supervisor"),quality:s("quality"),"second line":s("second line"),department:s("department"),administrator:s("administrator")}[e]??e}var Oe=e=>`${T}/users/${encodeURIComponent(e)}`;async function Nt(e,t){let n=await H(e);n&&(F.set("users"in n.body||"tokens"in n.body?n.body:{}),R(t))}function Zn(){let{users:e}=F.state,{open:t}=b.store.state,n=e.filter(r=>Ye(`${r.name} ${r.full_name}`)),o=e.find(r=>r.name===t);return l`<div class="split">
    <div class="card entries">
      ${ze()}
      <ul>
        ${le(n,r=>r.name,r=>l`<li>
              <button
                class="entry"
                aria-current=${r.name===t?"true":h}
                @click=${()=>b.open(r.name)}>
                <span class="entry-name"><bdi>${r.full_name}</bdi></span
                ><span class="small soft">${r.roles.map(Qn).join(" · ")}</span>
              </button>
            </li>`)}
      </ul>
      <button class="plain" @click=${()=>b.open("+")}>${s("Add a user")}</button>
    </div>
    ${t==="+"?Kn(null):o?Kn(o):l`<p class="soft empty">${s("Choose an entry, or add one.")}</p>`}
  </div>`}function Kn(e){let t=async n=>{n.preventDefault();let o=new FormData(n.target),r=e?.name??String(o.get("name")),a={full_name:o.get("full_name"),roles:o.getAll("roles"),agent:o.get("agent")||null,departments:o.getAll("departments"),password:o.get("password")||null};if(e)return Nt(()=>$.put(Oe(r),a),s("Saved. Open sessions of this user have ended."));await H(()=>$.post(Oe(r),a))!==void 0&&(await et(),b.open(r),R(s("The user is added.")))};return l`<section class="card" aria-labelledby="entry">
    <h2 id="entry" dir="auto">${e?e.full_name:s("New user")}</h2>
    <form class="grid wide" @submit=${t}>
      ${e?l`<p class="soft"><code>${e.name}</code></p>`:l`<label>${s("Name to sign in with")}<input name="name" dir="ltr" required maxlength="64" autocomplete="off" /></label>`}
      <label
        >${s("Name for others")}<input
          name="full_name"
          dir="auto"
          required
          maxlength="200"
          .value=${e?.full_name??""}
      /></label>
      <fieldset>
        <legend>${s("Roles")}</legend>
        ${F.state.roles.map(n=>l`<label class="row"><input type="checkbox" name="roles" value=${n} .checked=${e?.roles.includes(n)??!1} /><span>${Qn(n)}</span></label>`)}
      </fieldset>
      <label
        >${s("Takes calls as")}<select name="agent">
          <option value="">—</option>
          ${u.names("agents").map(n=>l`<option value=${n} ?selected=${e?.agent===n}>${O("agents",n)} (${n})</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${s("Departments")}</legend>
        ${u.names("departments").map(n=>l`<label class="row"><input type="checkbox" name="departments" value=${n} .checked=${e?.departments.includes(n)??!1} /><span>${O("departments",n)}</span></label>`)}
      </fieldset>
      ${e?h:l`<label>${s("First password (or none, for a link)")}<input type="password" name="password" autocomplete="new-password" /></label>`}
      <div class="row"><button>${e?s("Save"):s("Add")}</button></div>
    </form>
    ${e?Ro(e):h}
  </section>`}function Ro(e){let t=o=>{o.preventDefault();let r=o.target;H(()=>$.put(`${Oe(e.name)}/password`,{password:new FormData(r).get("password")})).then(a=>{a!==void 0&&(r.reset(),R(s("The password is set.")))})},n=async()=>{let o=await H(()=>$.post(`${Oe(e.name)}/link`));o&&F.set({secret:location.origin+o.body.path})};return l`<form class="row narrow" @submit=${t}>
      <label class="grow"
        >${s("New password")}<input type="password" name="password" required autocomplete="new-password" /></label
      ><button class="plain">${s("Set")}</button>
    </form>
    <div class="row">
      <button class="plain" @click=${()=>{n()}}>${s("Make a link that signs in once")}</button>
      <button
        class="plain danger"
        @click=${()=>confirm(s("Remove {name}? Open sessions end, and nobody signs in by this name.",{name:e.full_name}))&&void Nt(()=>$.delete(Oe(e.name)),s("The user is removed."))}>
        ${s("Remove the user")}
      </button>
    </div>
    ${Jn()}`}function Jn(){let{secret:e}=F.state;return e?l`<div class="secret" role="status">
    <p>${s("It is shown only now: copy it.")}</p>
    <code dir="ltr">${e}</code>
    <div class="row">
      <button class="plain" @click=${()=>{navigator.clipboard.writeText(e).then(()=>R(s("Copied.")))}}>
        ${s("Copy")}
      </button>
      <button class="quiet" @click=${()=>F.set({secret:""})}>${s("Hide")}</button>
    </div>
  </div>`:h}function Xn(){let{tokens:e,scopes:t}=F.state,n=async o=>{o.preventDefault();let r=o.target,a=new FormData(r),i=await H(()=>$.post(`${T}/tokens/${encodeURIComponent(String(a.get("holder")))}`,{scopes:a.getAll("scopes")}));i&&(r.reset(),await et(),F.set({secret:i.body.token}))};return l`<div class="split even">
    <section class="card">
      <h2>${s("Who holds a token")}</h2>
      <table>
        <thead>
          <tr>
            <th>${s("Program")}</th>
            <th>${s("For")}</th>
            <th><span class="unseen">${s("Remove")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>l`<tr>
                <th scope="row"><bdi>${o.holder}</bdi></th>
                <td>
                  ${o.scopes===null?l`<span class="tag warn">${s("everything")}</span>`:o.scopes.map(r=>l`<span class="tag" dir="ltr">${r}</span> `)}
                </td>
                <td>
                  <button
                    class="plain small"
                    aria-label=${s("Remove {name}",{name:o.holder})}
                    @click=${()=>{Nt(()=>$.delete(`${T}/tokens/${encodeURIComponent(o.holder)}`),s("The token is not good any more."))}}>
                    ${s("Remove")}
                  </button>
                </td>
              </tr>`)}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>${s("Give a token")}</h2>
      <form class="grid" @submit=${n}>
        <label>${s("Program")}<input name="holder" dir="ltr" required maxlength="40" /></label>
        <fieldset>
          <legend>${s("For")}</legend>
          ${t.map(o=>l`<label class="row"><input type="checkbox" name="scopes" value=${o} /><code>${o}</code></label>`)}
        </fieldset>
        <p class="small soft">
          ${s("A program that has a token already gets a new one, and the old one is not good any more.")}
        </p>
        <div><button>${s("Give a token")}</button></div>
      </form>
      ${Jn()}
    </section>
  </div>`}var ee=new C({versions:[],difference:{},of:""});async function tt(){let e=await H(()=>$.get(`${T}/settings/versions`));e&&ee.set(e.body)}async function So(e,t){if(ee.state.of===e)return;ee.set({of:e,difference:{}});let n=await H(()=>$.get(t));n&&ee.set({difference:n.body.files})}function es(){let{draft:e,problems:t,others:n,files:o}=u.told,{saving:r}=u.store.state,a=e.edits.length+e.conflicts.length,i=o.configuration?.hindrance;return l`<footer class="draft-bar" aria-label=${s("Draft")}>
    <div class="row grow" role="status">
      <b
        >${a?K("{n} change in your draft","{n} changes in your draft",a):s("No changes in your draft")}</b
      >
      ${r?l`<span class="soft small">${s("saving…")}</span>`:h}
      ${t.length?l`<a href="#publish" class="tag bad">${K("{n} problem","{n} problems",t.length)}</a>`:h}
      ${e.conflicts.length?l`<a href="#publish" class="tag bad">${K("{n} conflict","{n} conflicts",e.conflicts.length)}</a>`:h}
      ${n.map(c=>l`<span class="tag">${s("{user} has a draft too",{user:c.user})}</span>`)}
      ${i?l`<span class="tag warn">${s("read only")}</span>`:h}
    </div>
    ${a?l`<button class="plain" @click=${()=>{u.discard()}}>${s("Discard the draft")}</button>`:h}
    <button @click=${()=>b.go("publish")} ?disabled=${!a}>${s("Review and publish…")}</button>
  </footer>`}function ts(){let e=u.told,t=e.files.configuration;e.draft.edits.length&&!e.problems.length&&So(`draft ${e.draft.version} ${e.draft.changed_at}`,`${T}/settings/difference`);let n=e.problems.length>0||e.draft.conflicts.length>0||!e.draft.edits.length||!!t?.hindrance,o=async r=>{r.preventDefault();let a=String(new FormData(r.target).get("note")??"");await u.publish(a)&&(await tt(),b.go("history"))};return l`<section class="card" aria-labelledby="publish-title">
    <h2 id="publish-title">${s("What will change")}</h2>
    ${t?.hindrance?l`<p class="trouble">${Eo(t.hindrance,t.path)}</p>`:h} ${Po()}
    ${Co()} ${ns(e.draft.edits)} ${Oo()}
    ${e.draft.edits.length&&!e.problems.length?Mo():h}
    <form class="row" @submit=${o}>
      <label class="grow">${s("Why (for the history)")}<input name="note" dir="auto" maxlength="500" /></label
      ><button ?disabled=${n}>${s("Publish")}</button>
    </form>
  </section>`}function Eo(e,t){return e==="demo"?s("This hotline runs by the demo's own configuration, which is read only. Copy hotline/demo, and start with --config."):s("The hotline may not write {path}: everything here is read only. Let the user who runs it write the file and its folder.",{path:t})}function Po(){let{conflicts:e}=u.told.draft;return e.length?l`<div class="trouble">
    <p>${s("Somebody else has changed these meanwhile, here or in the file. Decide whose value counts.")}</p>
    <ul>
      ${e.map(t=>l`<li>
            <code>${t.key}</code> — ${s("you saw")} <bdi>${de(t.before)}</bdi>, ${s("now it is")}
            <bdi>${de(u.value(t.file,t.path))}</bdi>, ${s("you want")} <bdi>${de(t.after)}</bdi>
            <button class="plain small" @click=${()=>{u.resolve(t,!0)}}>${s("Mine")}</button>
            <button class="plain small" @click=${()=>{u.resolve(t,!1)}}>${s("Theirs")}</button>
          </li>`)}
    </ul>
  </div>`:h}function Co(){let{problems:e,warnings:t}=u.told,n=(o,r)=>l`<ul class="problems ${r}">
      ${o.map(kt)}
    </ul>`;return l`${e.length?l`<h3>${s("What is wrong")}</h3>
          ${n(e,"")}`:h}
  ${t.length?l`<details>
          <summary>${K("{n} warning","{n} warnings",t.length)}</summary>
          ${n(t,"warnings")}
        </details>`:h}`}function ns(e){return e.length?l`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${s("Key")}</th>
          <th>${s("Before")}</th>
          <th>${s("After")}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(t=>l`<tr>
              <th scope="row"><code dir="ltr">${t.key}</code></th>
              <td><bdi>${de(t.before)}</bdi></td>
              <td><bdi>${de(t.after)}</bdi></td>
            </tr>`)}
      </tbody>
    </table>
  </div>`:l`<p class="soft">${s("Nothing was changed.")}</p>`}function Oo(){let{at_once:e,at_next_start:t}=u.told;return!e.length&&!t.length?h:l`<p>
      ${e.length?l`<span class="tag good">${s("Counts at once")}</span> <code dir="ltr">${e.join(", ")}</code>`:h}
    </p>
    ${t.length?l`<p><span class="tag warn">${s("Counts from the next start on")}</span> <code dir="ltr">${t.join(", ")}</code></p>`:h}`}function Mo(){return l`<details>
    <summary>${s("The files, line by line")}</summary>
    ${Object.values(ee.state.difference).map(e=>l`<pre class="difference" dir="ltr" tabindex="0">${e.split(`
`).map(qo)}</pre>`)}
  </details>`}function qo(e){return l`<span class=${[["+++","place"],["---","place"],["@@","place"],["+","plus"],["-","minus"]].find(([n])=>e.startsWith(n))?.[1]??""}>${e}</span>`}function ss(){let{versions:e}=ee.state;return e.length?l`${e.map(t=>l`<section class="card">
        <div class="row between">
          <h2>${s("Version {version}",{version:t.id})}</h2>
          <span class="soft"
            ><bdi>${t.by}</bdi> ·
            ${fe(t.at)}${t.undoes?` · ${s("takes back version {version}",{version:t.undoes})}`:h}</span
          >
          <button class="plain" @click=${()=>{u.undo(t.id).then(tt)}}>${s("Undo")}</button>
        </div>
        ${t.note?l`<p dir="auto">${t.note}</p>`:h}${ns(t.changes)}
      </section>`)}`:l`<p class="soft empty">${s("Nothing was published here yet.")}</p>`}var os={"draft changed":()=>s("Your draft was changed in another window: look at it again."),conflict:()=>s("Somebody else has changed some of it meanwhile. Look under Publish, and decide whose value counts."),"wrong settings":()=>s("With this the settings would be wrong, so nothing was published."),"no file":()=>s("This file is not among the settings any more. Load the page again."),decided:()=>s("This conflict is decided already."),"being published":()=>s("Your draft is being published this very moment: wait until that is done."),nothing:()=>s("There is nothing to publish: nothing was changed."),"taken back":()=>s("This version is taken back already."),"no version":()=>s("There is no such version."),"read only":()=>s("The hotline may not write one of these files. Let the user who runs it write the file and its folder."),stopping:()=>s("The hotline is being stopped: nothing is published now."),moved:()=>s("Somebody changed a file this very moment: look at it, and publish again."),sounds:()=>s("The sounds of the new texts cannot be made, so nothing was published."),"by hand":()=>s("This cannot be changed from here: change it in the file by hand."),"broken files":()=>s("The files as they stand cannot be read. Mend them by hand first."),disk:()=>s("The files cannot be written: look at the disk and at who may write there."),"name to sign in":()=>s("A name to sign in with has small Latin letters, digits, . _ - or @, at most 64."),"no role":()=>s("A user needs a role."),"no agent":()=>s("Whoever has the role of an agent takes calls as one: choose as whom."),"not an agent":()=>s("Whoever takes calls needs the role of an agent."),"no department":()=>s("The role of a department needs a department: choose one."),"name taken":()=>s("There is a user of this name already."),"agent taken":()=>s("Another user takes calls as this agent already."),"last administrator":()=>s("This is the only administrator: make another one first.")};var rs={ar:{reference:"4270",category:"تسرب مياه",department:"دائرة المياه",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"},en:{reference:"4270",category:"Leaking water pipe",department:"Water Department",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"}};function as(e,t){let n=rs[t]??rs.en??{};return e.replace(/\{%.*?%\}/gs,"").replace(/\{\{\s*(\w+).*?\}\}/gs,(o,r)=>n[r]??"…").replace(/\s+/g," ").trim()}function is(e){return{subject:s("Subject of e-mails"),received:s("Received"),assigned:s("Assigned to a department"),"on-the-way":s("A team is on the way"),solved:s("Solved"),closed:s("Closed"),reopened:s("Reopened")}[e]??e}function ls(){let e=Object.keys(u.told.values).filter(t=>t.startsWith("words.ar."));return l`<p class="soft">
      ${s("Where you write nothing, citizens read the grey words. These may be used: {names}",{names:"{{ reference }}, {{ category }}, {{ department }}, {{ status }}, {{ due }}, {{ link }}"})}
    </p>
    ${e.map(t=>t.slice(9)).map(t=>l`<section class="card">
            <h2>${is(t)}</h2>
            <div class="languages">${["ar","en"].map(n=>No(n,t))}</div>
          </section>`)}`}function No(e,t){let n=`words.${e}.${t}`,o=u.value(n,[]),r=typeof o=="string"?o:"",a=u.told.problems.filter(c=>c.file===n||c.key===n),i=c=>{let d=c.target.value;u.edit(n,[],d.trim()?d:void 0)};return l`<div class="grid">
    <label
      ><span class="small soft">${N(e)}</span
      ><textarea
        rows="3"
        placeholder=${u.told.ours[n]??""}
        lang=${e}
        dir=${e==="ar"?"rtl":"ltr"}
        aria-label="${is(t)}, ${N(e)}"
        .value=${g(r)}
        @change=${i}></textarea>
    </label>
    ${r?l`<p class="sample small" lang=${e} dir=${e==="ar"?"rtl":"ltr"}>${as(r,e)}</p>`:h}
    ${Re(u.told.draft.edits.filter(c=>c.file===n))} ${Z(a)}
  </div>`}var Lt={users:{title:()=>s("Users and roles"),draw:Zn},agents:{title:()=>s("Agents and skills"),draw:()=>Pe("agents")},queues:{title:()=>s("Queues"),draw:()=>Pe("queues")},menus:{title:()=>s("Menus"),draw:Yn},hours:{title:()=>s("Opening hours"),draw:Dn},prompts:{title:()=>s("Prompts"),draw:Un},departments:{title:()=>s("Departments"),draw:()=>Pe("departments")},categories:{title:()=>s("Categories and due times"),draw:()=>Pe("categories")},words:{title:()=>s("Messages to citizens"),draw:ls},tokens:{title:()=>s("API tokens"),draw:Xn},publish:{title:()=>s("Publish"),draw:ts},history:{title:()=>s("Versions"),draw:ss}};kn(os);await _n(e=>{Lo(e)});async function Lo(e){let t=()=>Io(e);if(ae(l`${Be(e)}
      <main class="page" id="content"><p class="soft" role="status">${s("Loading…")}</p></main>`,document.body),!await $t(()=>Promise.all([u.load(),et(),Ze(),tt()])))return;for(let o of[u.store,b.store,F,k,ee,ue])o.listen.call(o,t);let n=o=>{u.store.state.saving&&o.preventDefault()};window.addEventListener("beforeunload",n)}function Io(e){let t=Lt[b.store.state.section]?b.store.state.section:"users",n=Lt[t];ae(l`${Be(e)}
      <div class="admin">
        <nav class="sections" aria-label=${s("Sections")}>
          ${Object.entries(Lt).map(([o,r])=>l`<a href="#${o}" aria-current=${o===t?"page":"false"}>${r.title()}</a>`)}
        </nav>
        <main id="content" class="section">
          <h1>${n?.title()}</h1>
          ${n?.draw()}
        </main>
      </div>
      ${es()}`,document.body)}
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
